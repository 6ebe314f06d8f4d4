-- For H2. The same column as for MariaDB and MySQL, where only the way to add it differs.

-- How many movements of pieces a level has seen: what a count is held against.
ALTER TABLE holdfast_stock_level ADD COLUMN IF NOT EXISTS on_hand_version BIGINT DEFAULT 0 NOT NULL;

INSERT INTO holdfast_schema_version (version) VALUES (5);
