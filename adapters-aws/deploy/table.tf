variable "holdfast_table" {
  description = "The table that Holdfast keeps stock in"
  type        = string
  default     = "holdfast"
}

resource "aws_dynamodb_table" "holdfast" {
  name                        = var.holdfast_table
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = true

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  ttl {
    attribute_name = "ttl"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  lifecycle {
    prevent_destroy = true
  }
}

output "holdfast_table_arn" {
  value = aws_dynamodb_table.holdfast.arn
}
