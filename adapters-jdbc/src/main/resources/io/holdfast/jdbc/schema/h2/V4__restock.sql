-- For H2. The same table as for MariaDB and MySQL, where only the way to declare an index differs.

-- The policy of a stock key, its open request, and its last closed requests.
ALTER TABLE holdfast_stock_level ADD COLUMN IF NOT EXISTS restock VARCHAR(1000) NULL;

-- Restock requests on their way to the supplier. A request that is given up has a next_at far in
-- the future, so that it is never found due. leased_until is set while the message is leased.
CREATE TABLE IF NOT EXISTS holdfast_outbox (
  shop VARCHAR(32) NOT NULL,
  id VARCHAR(64) NOT NULL,
  sku VARCHAR(64) NOT NULL,
  location VARCHAR(32) NOT NULL,
  request_number BIGINT NOT NULL,
  supplier VARCHAR(64) NOT NULL,
  quantity BIGINT NOT NULL,
  requested_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  attempts BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  leased_until BIGINT NULL,
  reason VARCHAR(500) NULL,
  PRIMARY KEY (shop, id),
  CONSTRAINT holdfast_outbox_state CHECK (state IN ('PENDING', 'SENT', 'BLOCKED')),
  CONSTRAINT holdfast_outbox_counts CHECK (
    request_number > 0 AND quantity > 0 AND attempts >= 0 AND fence >= 0)
);

CREATE INDEX IF NOT EXISTS holdfast_outbox_shop_due
  ON holdfast_outbox (shop, next_at, request_number, id);

CREATE INDEX IF NOT EXISTS holdfast_outbox_order
  ON holdfast_outbox (shop, sku, location, state, request_number);

INSERT INTO holdfast_schema_version (version) VALUES (4);
