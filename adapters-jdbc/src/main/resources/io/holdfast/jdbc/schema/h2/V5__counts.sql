-- For H2. The same columns as for MariaDB and MySQL, where only the way to change a type differs.

-- How many movements of pieces a level has seen: what a count is held against.
ALTER TABLE holdfast_stock_level ADD COLUMN IF NOT EXISTS on_hand_version BIGINT DEFAULT 0 NOT NULL;

-- Remembers the requests that were closed last.
ALTER TABLE holdfast_stock_level ALTER COLUMN restock SET DATA TYPE VARCHAR(1000);

INSERT INTO holdfast_schema_version (version) VALUES (5);
