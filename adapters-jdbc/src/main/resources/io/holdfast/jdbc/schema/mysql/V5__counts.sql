-- For MariaDB and MySQL. The same changes as for H2, where only the way to make them differs.

-- The number of movements of pieces of a level. A stock count is compared with it.
ALTER TABLE holdfast_stock_level ADD COLUMN on_hand_version BIGINT NOT NULL DEFAULT 0;

-- A dispatched unit stays stored, with its last buyer. Another name for the check, and one
-- statement: so it fails at once, and changes nothing, where it has been run already.
ALTER TABLE holdfast_unit
  DROP CONSTRAINT holdfast_unit_owner,
  ADD CONSTRAINT holdfast_unit_state CHECK (
    (state = 'FREE' AND owner IS NULL AND held_until IS NULL)
    OR (state = 'HELD' AND owner IS NOT NULL AND held_until IS NOT NULL)
    OR (state IN ('COMMITTED', 'DISPATCHED') AND owner IS NOT NULL AND held_until IS NULL));

INSERT INTO holdfast_schema_version (version) VALUES (5);
