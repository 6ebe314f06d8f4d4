variable "holdfast_topic" {
  description = "The topic that Holdfast publishes restock requests to"
  type        = string
  default     = "stock-empty"
}

variable "holdfast_queue" {
  description = "The queue that the topic feeds"
  type        = string
  default     = "stock-queue"
}

resource "aws_sns_topic" "holdfast" {
  name = var.holdfast_topic
}

resource "aws_sqs_queue" "holdfast_dead" {
  name                      = "${var.holdfast_queue}-dead"
  message_retention_seconds = 1209600
  sqs_managed_sse_enabled   = true
}

resource "aws_sqs_queue" "holdfast" {
  name                       = var.holdfast_queue
  message_retention_seconds  = 604800
  visibility_timeout_seconds = 60
  receive_wait_time_seconds  = 20
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.holdfast_dead.arn
    maxReceiveCount     = 30
  })
}

resource "aws_sqs_queue_policy" "holdfast" {
  queue_url = aws_sqs_queue.holdfast.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TopicOnly"
      Effect    = "Allow"
      Principal = { Service = "sns.amazonaws.com" }
      Action    = "sqs:SendMessage"
      Resource  = aws_sqs_queue.holdfast.arn
      Condition = { ArnEquals = { "aws:SourceArn" = aws_sns_topic.holdfast.arn } }
    }]
  })
}

resource "aws_sns_topic_subscription" "holdfast" {
  topic_arn            = aws_sns_topic.holdfast.arn
  protocol             = "sqs"
  endpoint             = aws_sqs_queue.holdfast.arn
  raw_message_delivery = true
}

output "holdfast_topic_arn" {
  value = aws_sns_topic.holdfast.arn
}

output "holdfast_queue_url" {
  value = aws_sqs_queue.holdfast.id
}

output "holdfast_dead_letter_queue_url" {
  value = aws_sqs_queue.holdfast_dead.id
}
