-- For H2. The same changes as for MariaDB and MySQL, where only the way to make them differs.

-- The number of movements of pieces of a level. A stock count is compared with it.
ALTER TABLE holdfast_stock_level ADD COLUMN IF NOT EXISTS on_hand_version BIGINT DEFAULT 0 NOT NULL;

-- A dispatched unit stays stored, with its last buyer.
ALTER TABLE holdfast_unit DROP CONSTRAINT IF EXISTS holdfast_unit_owner;

ALTER TABLE holdfast_unit ADD CONSTRAINT IF NOT EXISTS holdfast_unit_state CHECK (
    (state = 'FREE' AND owner IS NULL AND held_until IS NULL)
    OR (state = 'HELD' AND owner IS NOT NULL AND held_until IS NOT NULL)
    OR (state IN ('COMMITTED', 'DISPATCHED') AND owner IS NOT NULL AND held_until IS NULL));

INSERT INTO holdfast_schema_version (version) VALUES (5);
