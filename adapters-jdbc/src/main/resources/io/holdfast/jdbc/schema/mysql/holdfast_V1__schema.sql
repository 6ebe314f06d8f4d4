-- For MariaDB and MySQL. The same tables as for H2, where only the types of long texts and bytes and the way
-- to declare an index differ.
-- Keys are ASCII and compared byte by byte. Times are microseconds since 1970-01-01T00:00:00Z.
-- Every statement can be repeated.

CREATE TABLE IF NOT EXISTS holdfast_schema_version (
  version BIGINT NOT NULL,
  PRIMARY KEY (version)
) ENGINE=InnoDB;

-- The amounts of one stock key. restock is its policy, its open request, and its last closed requests.
-- on_hand_version is the number of movements of pieces; a stock count is compared with it.
CREATE TABLE IF NOT EXISTS holdfast_stock_level (
  shop VARCHAR(32) NOT NULL,
  sku VARCHAR(64) NOT NULL,
  location VARCHAR(32) NOT NULL,
  kind VARCHAR(16) NOT NULL,
  safety_stock BIGINT NOT NULL,
  on_hand BIGINT NOT NULL,
  held BIGINT NOT NULL,
  committed BIGINT NOT NULL,
  next_expiry BIGINT NULL,
  restock VARCHAR(1000) NULL,
  on_hand_version BIGINT DEFAULT 0 NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (shop, sku, location),
  CONSTRAINT holdfast_stock_level_kind CHECK (kind IN ('QUANTITY', 'UNITS', 'UNTRACKED')),
  CONSTRAINT holdfast_stock_level_counts CHECK (
    safety_stock >= 0 AND on_hand >= 0 AND held >= 0 AND committed >= 0),
  CONSTRAINT holdfast_stock_level_promised CHECK (
    kind = 'UNTRACKED' OR held + committed <= on_hand)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- One serial-numbered piece of a stock key, and its owner. A dispatched unit keeps its last buyer.
CREATE TABLE IF NOT EXISTS holdfast_unit (
  shop VARCHAR(32) NOT NULL,
  sku VARCHAR(64) NOT NULL,
  location VARCHAR(32) NOT NULL,
  unit VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  owner VARCHAR(128) NULL,
  held_until BIGINT NULL,
  PRIMARY KEY (shop, sku, location, unit),
  CONSTRAINT holdfast_unit_state CHECK (
    (state = 'FREE' AND owner IS NULL AND held_until IS NULL)
    OR (state = 'HELD' AND owner IS NOT NULL AND held_until IS NOT NULL)
    OR (state IN ('COMMITTED', 'DISPATCHED') AND owner IS NOT NULL AND held_until IS NULL))
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

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

-- Operations of the host that are done, with their answers (UTF-8), and those in progress.
CREATE TABLE IF NOT EXISTS holdfast_idempotency (
  shop VARCHAR(32) NOT NULL,
  operation VARCHAR(64) NOT NULL,
  id VARCHAR(128) NOT NULL,
  fingerprint VARCHAR(128) NOT NULL,
  token VARCHAR(36) NOT NULL,
  leased_until BIGINT NOT NULL,
  retention BIGINT NOT NULL,
  done_at BIGINT NULL,
  expires_at BIGINT NOT NULL,
  answer MEDIUMBLOB NULL,
  PRIMARY KEY (shop, operation, id),
  KEY holdfast_idempotency_expires_at (expires_at),
  CONSTRAINT holdfast_idempotency_done CHECK ((answer IS NULL) = (done_at IS NULL)),
  CONSTRAINT holdfast_idempotency_expiry CHECK (
    retention > 0 AND expires_at = COALESCE(done_at, leased_until) + retention)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Restock requests on their way to the supplier. A request that is given up has a next_at far in
-- the future, so that it is never found due. leased_until is set while the message is leased.
-- last_lease is the planned end of the last lease: with the fence it identifies that lease.
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
  last_lease BIGINT NULL,
  reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (shop, id),
  KEY holdfast_outbox_shop_due (shop, next_at, request_number, id),
  KEY holdfast_outbox_order (shop, sku, location, state, request_number),
  CONSTRAINT holdfast_outbox_state CHECK (state IN ('PENDING', 'SENT', 'BLOCKED')),
  CONSTRAINT holdfast_outbox_counts CHECK (
    request_number > 0 AND quantity > 0 AND attempts >= 0 AND fence >= 0)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

-- Expired holds on their way to the host, if the store has that option; otherwise empty. A message that
-- is given up has a next_at far in the future, so that it is never found due. leased_until is set
-- while the message is leased. last_lease is the planned end of the last lease: with the fence it
-- identifies that lease.
CREATE TABLE IF NOT EXISTS holdfast_expired_hold (
  shop VARCHAR(32) NOT NULL,
  id VARCHAR(128) NOT NULL,
  content MEDIUMTEXT NOT NULL,
  expired_at BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  state VARCHAR(16) NOT NULL,
  attempts BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  leased_until BIGINT NULL,
  last_lease BIGINT NULL,
  reason VARCHAR(500) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  PRIMARY KEY (shop, id),
  KEY holdfast_expired_hold_shop_due (shop, next_at, id),
  CONSTRAINT holdfast_expired_hold_state CHECK (state IN ('PENDING', 'SENT', 'BLOCKED')),
  CONSTRAINT holdfast_expired_hold_counts CHECK (attempts >= 0 AND fence >= 0)
) ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin;

INSERT IGNORE INTO holdfast_schema_version (version) VALUES (1);
