package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * What a commit by number costs on DynamoDB: one transaction of two items, 4 units to write. The
 * original service needs four requests for it, which are not atomic: two reads of half a unit and
 * two writes of one unit.
 */
class RequestUnitsTest {
  private static final int COMMITS = 20;

  @Test
  void aCommitIsOneTransactionOfTwoItems() {
    Units units = new Units();
    try (Scene scene = Scene.onTable("tickets-units", units, "--event=big=1000")) {
      scene.first.commitReservation(commit("warm-up", "big", 1));
      units.requests.reset();
      units.units.reset();
      for (int i = 0; i < COMMITS; i++) {
        scene.first.commitReservation(commit("r-" + i, "big", 1));
      }

      assertThat(units.requests.sum()).isEqualTo(COMMITS);
      assertThat(units.units.sum()).isEqualTo(4.0 * COMMITS);
    }
  }

  /** Counts transactions that write, and the units that the service says they have consumed. */
  private static final class Units implements ExecutionInterceptor {
    private final DoubleAdder units = new DoubleAdder();
    private final LongAdder requests = new LongAdder();

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest request, ExecutionAttributes attributes) {
      return request.request() instanceof TransactWriteItemsRequest write
          ? write.copy(it -> it.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL))
          : request.request();
    }

    @Override
    public void afterExecution(Context.AfterExecution done, ExecutionAttributes attributes) {
      if (done.response() instanceof TransactWriteItemsResponse write) {
        requests.increment();
        write.consumedCapacity().forEach(each -> units.add(each.capacityUnits()));
      }
    }
  }
}
