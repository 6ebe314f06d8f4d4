-- For MariaDB and MySQL. The same column as for H2, where only the way to add it differs.

-- How many movements of pieces a level has seen: what a count is held against.
ALTER TABLE holdfast_stock_level ADD COLUMN on_hand_version BIGINT NOT NULL DEFAULT 0;

INSERT INTO holdfast_schema_version (version) VALUES (5);
