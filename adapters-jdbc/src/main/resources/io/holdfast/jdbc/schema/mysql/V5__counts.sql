-- For MariaDB and MySQL. The same column as for H2, where only the way to add it differs.

-- The number of movements of pieces of a level. A stock count is compared with it.
ALTER TABLE holdfast_stock_level ADD COLUMN on_hand_version BIGINT NOT NULL DEFAULT 0;

INSERT INTO holdfast_schema_version (version) VALUES (5);
