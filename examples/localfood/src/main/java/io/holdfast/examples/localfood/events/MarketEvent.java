package io.holdfast.examples.localfood.events;

/** Something that one service tells the others. Its record is its JSON, in this order. */
public interface MarketEvent {
  /** Returns the topic, one of {@link Topics}. */
  String topic();

  /** Returns what happened to what. Every delivery of the same event has the same key. */
  String key();
}
