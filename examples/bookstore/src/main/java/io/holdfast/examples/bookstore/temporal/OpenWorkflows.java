package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.inventory.error.InvalidRequestException;
import io.temporal.api.filter.v1.WorkflowTypeFilter;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists the workflows of a type that are not over. */
final class OpenWorkflows {
  private static final Logger LOG = LoggerFactory.getLogger(OpenWorkflows.class);
  private static final int PAGE = 100;

  private OpenWorkflows() {}

  static List<ExecutionName> of(WorkflowClient client, String type) {
    List<ExecutionName> names = new ArrayList<>();
    ListOpenWorkflowExecutionsRequest.Builder request =
        ListOpenWorkflowExecutionsRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setTypeFilter(WorkflowTypeFilter.newBuilder().setName(type))
            .setMaximumPageSize(PAGE);
    do {
      ListOpenWorkflowExecutionsResponse page =
          client
              .getWorkflowServiceStubs()
              .blockingStub()
              .listOpenWorkflowExecutions(request.build());
      page.getExecutionsList()
          .forEach(it -> name(it.getExecution().getWorkflowId()).ifPresent(names::add));
      request.setNextPageToken(page.getNextPageToken());
    } while (!request.getNextPageToken().isEmpty());
    return names;
  }

  /** Returns a name, or empty for a workflow that the bookstore cannot have started. */
  private static Optional<ExecutionName> name(String id) {
    try {
      return Optional.of(new ExecutionName(id));
    } catch (InvalidRequestException e) {
      LOG.warn("a workflow has an id that is not a name of an execution: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
