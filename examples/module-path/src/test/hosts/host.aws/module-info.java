module host.aws {
  requires host.scene;
  requires io.holdfast.aws;
  requires software.amazon.awssdk.services.sns;
  requires software.amazon.awssdk.services.sqs;
}
