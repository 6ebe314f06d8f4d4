CREATE TABLE IF NOT EXISTS dv_delivery (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  status VARCHAR(16),
  order_id BIGINT UNIQUE,
  store_id BIGINT,
  created_at TIMESTAMP(6) NOT NULL,
  updated_by TIMESTAMP(6) NOT NULL
);
CREATE TABLE IF NOT EXISTS dv_address (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  address_name VARCHAR(200),
  zip_code VARCHAR(20),
  basic_address VARCHAR(200),
  detail_address VARCHAR(200)
);
CREATE TABLE IF NOT EXISTS dv_delivery_address (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  delivery_id BIGINT NOT NULL,
  address_id BIGINT NOT NULL
);
