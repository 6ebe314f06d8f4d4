package io.holdfast.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A sink that throws a checked exception, as one in another language can. */
@Timeout(60)
class CheckedSinkTest extends OnQueues {
  @Test
  void theNextAttemptIsNotKeptBackByTheClaimOfTheOneThatFailed() {
    send(Requests.number(7));
    sink.thenThrow(new IOException("cut"));
    SqsRestockConsumer consumer =
        options().visibility(Duration.ofMinutes(5)).once(memory(), Duration.ofDays(28)).build();

    assertThat(consumer.runOnce().postponed()).isEqualTo(1);
    assertThat(drain(consumer, queue)).isEqualTo(new PollReport(1, 0, 0, 0, 0, 0));
    assertThat(sink.seen()).containsExactly(Requests.number(7), Requests.number(7));
  }

  @Test
  void anInterruptThatTheSinkThrowsIsKeptAndTheOtherMessagesAreHandedBack() {
    send(Requests.number(7), Requests.number(8));
    sink.thenThrow(new InterruptedException());

    PollReport report = interrupted(options());

    assertThat(report.postponed()).isEqualTo(1);
    assertThat(report.accepted()).isZero();
    assertThat(sink.seen()).hasSize(1);
  }

  @Test
  void anInterruptThatTheQuestionWhetherItIsOpenThrowsIsKept() {
    send(Requests.number(7));

    PollReport report =
        interrupted(
            options()
                .isOpen(
                    request -> {
                      RecordingSink.<RuntimeException>fail(new InterruptedException());
                      return true;
                    }));

    assertThat(report).isEqualTo(new PollReport(0, 0, 0, 1, 0, 0));
    assertThat(sink.seen()).isEmpty();
  }

  /** Polls once, and asserts that this thread is interrupted afterwards. */
  private static PollReport interrupted(SqsRestockConsumer.Builder options) {
    try {
      PollReport report = options.build().runOnce();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      return report;
    } finally {
      Thread.interrupted();
    }
  }
}
