package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.temporal.api.filter.v1.WorkflowTypeFilter;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListOpenWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;

/** Lists the workflows of a type that are not over. */
final class OpenWorkflows {
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
          .forEach(it -> names.add(new ExecutionName(it.getExecution().getWorkflowId())));
      request.setNextPageToken(page.getNextPageToken());
    } while (!request.getNextPageToken().isEmpty());
    return names;
  }
}
