-- Plain SQL for H2, MariaDB and MySQL. Only MariaDB and MySQL read the text in /*! ... */.
-- Keys are ASCII and compared byte by byte. Times are microseconds since 1970-01-01T00:00:00Z.

CREATE TABLE IF NOT EXISTS holdfast_schema_version (
  version BIGINT NOT NULL,
  PRIMARY KEY (version)
) /*! ENGINE=InnoDB */;

-- The amounts of one stock key.
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
  version BIGINT NOT NULL,
  PRIMARY KEY (shop, sku, location),
  CONSTRAINT holdfast_stock_level_kind CHECK (kind IN ('QUANTITY', 'UNITS', 'UNTRACKED')),
  CONSTRAINT holdfast_stock_level_counts CHECK (
    safety_stock >= 0 AND on_hand >= 0 AND held >= 0 AND committed >= 0),
  CONSTRAINT holdfast_stock_level_promised CHECK (
    kind = 'UNTRACKED' OR held + committed <= on_hand)
) /*! ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin */;

-- One serial-numbered piece of a stock key, and its owner.
CREATE TABLE IF NOT EXISTS holdfast_unit (
  shop VARCHAR(32) NOT NULL,
  sku VARCHAR(64) NOT NULL,
  location VARCHAR(32) NOT NULL,
  unit VARCHAR(64) NOT NULL,
  state VARCHAR(16) NOT NULL,
  owner VARCHAR(128) NULL,
  held_until BIGINT NULL,
  PRIMARY KEY (shop, sku, location, unit),
  CONSTRAINT holdfast_unit_owner CHECK (
    (state = 'FREE' AND owner IS NULL AND held_until IS NULL)
    OR (state = 'HELD' AND owner IS NOT NULL AND held_until IS NOT NULL)
    OR (state = 'COMMITTED' AND owner IS NOT NULL AND held_until IS NULL))
) /*! ENGINE=InnoDB DEFAULT CHARACTER SET ascii COLLATE ascii_bin */;

INSERT INTO holdfast_schema_version (version) VALUES (1);
