-- Ids of payments are bytes: MySQL compares text without case.
CREATE TABLE IF NOT EXISTS od_payment (
  id VARBINARY(256) PRIMARY KEY,
  state VARCHAR(16) NOT NULL,
  store_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  product_name VARCHAR(200),
  quantity INT NOT NULL,
  card VARCHAR(200),
  created_at TIMESTAMP(6) NOT NULL,
  UNIQUE (state, created_at, id)
);
CREATE TABLE IF NOT EXISTS od_order (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  store_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  product_name VARCHAR(200),
  quantity INT NOT NULL,
  status VARCHAR(32) NOT NULL,
  created_at TIMESTAMP(6) NOT NULL,
  updated_by TIMESTAMP(6) NOT NULL,
  payment_id VARBINARY(256) NOT NULL UNIQUE,
  cancel_requested BOOLEAN NOT NULL DEFAULT FALSE,
  delivery_id BIGINT
);
CREATE TABLE IF NOT EXISTS od_product (
  store_id BIGINT NOT NULL,
  product_id BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (store_id, product_id)
);
