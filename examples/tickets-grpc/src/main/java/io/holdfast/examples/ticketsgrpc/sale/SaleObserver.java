package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.model.ReservationId;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Observes the ticket office. Safe for use by any number of threads. */
public interface SaleObserver {
  /** Called when a check was answered. */
  void onCheck(TicketRequest tickets, Check check);

  /** Called when the office refuses a command itself, so that the inventory does not see it. */
  void onRefused(CommandKind command, TicketRequest tickets);

  /**
   * Starts a command and returns its stage.
   *
   * @param name the name of the command
   * @param id the reservation
   * @param tickets the tickets that the call names
   * @param command starts the command
   */
  <T> CompletionStage<T> observe(
      String name, ReservationId id, TicketRequest tickets, Supplier<CompletionStage<T>> command);
}
