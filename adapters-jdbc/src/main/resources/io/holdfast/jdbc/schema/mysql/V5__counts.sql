-- For MariaDB and MySQL. The same columns as for H2, where only the way to change a type differs.

-- How many movements of pieces a level has seen: what a count is held against.
ALTER TABLE holdfast_stock_level ADD COLUMN on_hand_version BIGINT NOT NULL DEFAULT 0;

-- Remembers the requests that were closed last.
ALTER TABLE holdfast_stock_level MODIFY COLUMN restock VARCHAR(1000) NULL;

INSERT INTO holdfast_schema_version (version) VALUES (5);
