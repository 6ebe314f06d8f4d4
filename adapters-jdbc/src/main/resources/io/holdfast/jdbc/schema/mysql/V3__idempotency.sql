-- For MariaDB and MySQL. The same table as for H2, where only the type of bytes and the way to declare
-- an index differ.

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

INSERT INTO holdfast_schema_version (version) VALUES (3);
