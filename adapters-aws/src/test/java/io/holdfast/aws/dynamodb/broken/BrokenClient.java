package io.holdfast.aws.dynamodb.broken;

import static io.holdfast.aws.dynamodb.broken.Rewritten.astray;
import static io.holdfast.aws.dynamodb.broken.Rewritten.updating;
import static io.holdfast.aws.dynamodb.broken.Rewritten.without;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The parts that are removed from the store's requests, and the tests that must fail then. */
enum BrokenClient {
  ID_REPLACED(
      "no condition on the put of an entry",
      without("#E#", "attribute_not_exists\\(#pk\\)"),
      "OneEntry.anIdThatHasComeToExistMeanwhileIsNotReplaced",
      "OneEntry.theEffectOfAnIdIsCountedOnce",
      "ProcessTests.anOrderThatComesToTwoProcessesIsSoldOnce"),
  TOKEN_FOR_CONDITION(
      "a token made of the content, instead of that condition",
      client ->
          new Tokens(
              without("#E#", "attribute_not_exists\\(#pk\\)").apply(client),
              request -> hash(request.transactItems().toString())),
      "OneEntry.anIdThatHasComeToExistMeanwhileIsNotReplaced",
      "ProcessTests.anOrderThatComesToTwoProcessesIsSoldOnce",
      "ProcessTests.aWriteThatArrivesAfterItsOrderWasRefusedIsNotApplied"),
  ONE_BY_ONE(
      "conditional requests one by one, instead of a transaction",
      OneByOne::new,
      "Atomicity.aVerdictThatComesTooLateWritesNoneOfItsRows",
      "Atomicity.noReaderSeesHalfOfAVerdict",
      "ProcessTests.anOrderThatComesToTwoProcessesIsSoldOnce",
      "ProcessTests.anOrderWhoseAnswersAreLostIsSoldOnce"),
  CLAIM_NOT_GUARDED(
      "no condition on what can be claimed",
      without("#L#", "#claimable >= :\\d+"),
      "Isolation.aCrowdClaimsExactlyWhatThereIs",
      "Isolation.theGuardOfWhatCanBeClaimedIsEnough"),
  STEP_TAKEN_TWICE(
      "no condition on the values of an entry that was seen",
      without("#E#", "^#kind = .+$"),
      "ProcessTests.aStepThatSomebodyElseTakesMeanwhileIsNotTakenAgain"),
  UNIT_NOT_GUARDED(
      "no condition on units",
      without("#U#", ".+"),
      "ProcessTests.aUnitThatSomebodyElseTakesMeanwhileIsNotTakenAgain"),
  TORN_READS(
      "reads one by one, instead of a transaction",
      TornReads::new,
      "Atomicity.noReaderSeesHalfOfAVerdict",
      "Atomicity.noReaderSeesAnEntryWithoutWhatItTook"),
  HOLD_NOT_INDEXED(
      "no line of the index of holds",
      astray("#H#"),
      "ExpiredHolds.aHoldCountsUntilTheMicrosecondOfItsExpiry",
      "ExpiredHolds.listsExpiredHoldsEarliestFirstUpToTheLimit",
      "Audit.showsUnitsHoldsAndReservationsOfThePage"),
  FIRST_EXPIRY_KEPT(
      "a hold that ends earlier does not move nextExpiry",
      updating("#L#", "#nextExpiry = (:\\d+)", "#nextExpiry = if_not_exists(#nextExpiry, $1)"),
      "ExpiredHolds.nextExpiryIsNeverTooLate",
      "ProcessTests.aHoldThatEndsFirstIsSeenToEndThoughALaterOneCameBetween"),
  EXPIRY_NOT_GUARDED(
      "no condition on nextExpiry",
      without("#L#", "\\(attribute_not_exists\\(#nextExpiry\\)[^)]*\\)|#nextExpiry <= :\\d+"),
      "ProcessTests.aHoldThatEndsFirstIsSeenToEndThoughALaterOneCameBetween"),
  TOKEN_OF_THE_TRY(
      "a new token for each try",
      client -> new Tokens(client, request -> UUID.randomUUID().toString()),
      "ProcessTests.aWriteThatArrivesAfterItsOrderWasRefusedIsNotApplied");

  final String fault;

  final UnaryOperator<DynamoDbClient> on;

  final String[] tests;

  BrokenClient(String fault, UnaryOperator<DynamoDbClient> on, String... tests) {
    this.fault = fault;
    this.on = on;
    this.tests = tests;
  }

  private static String hash(String content) {
    return UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
