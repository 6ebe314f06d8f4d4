package io.holdfast.benchmarks.contender;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The stock of a SKU, under a version. */
@Entity
@Table(name = "plain_stock")
public class VersionedStock {
  @Id
  @Column(name = "sku")
  private String sku = "";

  @Column(name = "quantity")
  private long quantity;

  @Version
  @Column(name = "version")
  private long version;

  /** For Hibernate. */
  protected VersionedStock() {}

  /** Takes a piece if there is one, and returns whether there was one. */
  boolean take() {
    if (quantity < 1) {
      return false;
    }
    quantity--;
    return true;
  }
}
