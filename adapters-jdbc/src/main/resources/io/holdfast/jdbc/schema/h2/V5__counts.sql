-- For H2. The same column as for MariaDB and MySQL, where only the way to add it differs.

-- The number of movements of pieces of a level. A stock count is compared with it.
ALTER TABLE holdfast_stock_level ADD COLUMN IF NOT EXISTS on_hand_version BIGINT DEFAULT 0 NOT NULL;

INSERT INTO holdfast_schema_version (version) VALUES (5);
