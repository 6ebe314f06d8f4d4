-- For MariaDB and MySQL. The same tables as for H2, where only the type of long texts and the way
-- to declare an index differ.

-- The meaning of an id: a reservation or an operation. The row is also its idempotency record.
CREATE TABLE IF NOT EXISTS holdfast_entry (
  shop VARCHAR(32) NOT NULL,
  id VARCHAR(128) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  state VARCHAR(16) NULL,
  content MEDIUMTEXT NOT NULL,
  held_at BIGINT NULL,
  expires_at BIGINT NULL,
  committed_at BIGINT NULL,
  dispatched_at BIGINT NULL,
  ended_at BIGINT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (shop, id),
  CONSTRAINT holdfast_entry_state CHECK ((kind = 'RESERVATION') = (state IS NOT NULL))
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- The lines of held reservations, by expiry: an index, kept consistent with the entries.
CREATE TABLE IF NOT EXISTS holdfast_hold (
  shop VARCHAR(32) NOT NULL,
  sku VARCHAR(64) NOT NULL,
  location VARCHAR(32) NOT NULL,
  expires_at BIGINT NOT NULL,
  id VARCHAR(128) NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (shop, sku, location, expires_at, id),
  KEY holdfast_hold_expiry (shop, expires_at, id),
  CONSTRAINT holdfast_hold_quantity CHECK (quantity > 0)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- The changes of the stock on hand, write-offs and repairs.
CREATE TABLE IF NOT EXISTS holdfast_movement (
  shop VARCHAR(32) NOT NULL,
  sku VARCHAR(64) NOT NULL,
  location VARCHAR(32) NOT NULL,
  moved_at BIGINT NOT NULL,
  cause VARCHAR(128) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  quantity BIGINT NOT NULL,
  on_hand_delta BIGINT NOT NULL,
  held_delta BIGINT NOT NULL,
  committed_delta BIGINT NOT NULL,
  units MEDIUMTEXT NOT NULL,
  reference VARCHAR(128) NULL,
  reason VARCHAR(64) NULL,
  PRIMARY KEY (shop, sku, location, moved_at, cause, kind),
  KEY holdfast_movement_reference (shop, reference),
  CONSTRAINT holdfast_movement_quantity CHECK (quantity >= 0)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

INSERT INTO holdfast_schema_version (version) VALUES (2);
