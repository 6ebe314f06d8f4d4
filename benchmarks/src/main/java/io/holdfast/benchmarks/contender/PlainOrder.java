package io.holdfast.benchmarks.contender;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An order of one piece. */
@Entity
@Table(name = "plain_order")
public class PlainOrder {
  @Id
  @Column(name = "id")
  private String id = "";

  @Column(name = "sku")
  private String sku = "";

  @Column(name = "quantity")
  private long quantity = 1;

  /** For Hibernate. */
  protected PlainOrder() {}

  PlainOrder(Order order) {
    this.id = order.id();
    this.sku = order.sku();
  }
}
