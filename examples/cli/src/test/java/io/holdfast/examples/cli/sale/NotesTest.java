package io.holdfast.examples.cli.sale;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.cli.sale.Notes.End;
import io.holdfast.examples.cli.sale.Notes.Span;
import org.junit.jupiter.api.Test;

class NotesTest {
  private final Notes notes = new Notes();

  @Test
  void callsABuyerRefusedWhoWasGivenNothing() {
    assertThat(notes.end()).isEqualTo(End.REFUSED);
    assertThat(notes.owned()).isEmpty();
  }

  @Test
  void countsGoodsFromTheAnswerThatGaveThemUntilTheRequestThatGaveThemBack() {
    notes.committed(100, false);
    assertThat(notes.end()).isEqualTo(End.SOLD);
    assertThat(notes.owned()).containsExactly(new Span(100, Long.MAX_VALUE));
    notes.sendingCancel(150);
    assertThat(notes.end()).isEqualTo(End.CANCELLED);
    assertThat(notes.owned()).containsExactly(new Span(100, 150));
  }

  @Test
  void countsAHoldForItsLifeAndNoLonger() {
    notes.held(100, 180);
    notes.abandoned();
    assertThat(notes.end()).isEqualTo(End.ABANDONED);
    assertThat(notes.owned()).containsExactly(new Span(100, 180));
  }

  @Test
  void doesNotCountAHoldWhoseLifeWasOverWhenItWasAnswered() {
    notes.held(200, 180);
    assertThat(notes.owned()).isEmpty();
  }

  @Test
  void takesACommitThatFindsTheOrderCancelledForWhatItIs() {
    notes.foundCancelled();
    assertThat(notes.end()).isEqualTo(End.CANCELLED);
    assertThat(notes.owned()).isEmpty();
    assertThat(notes.newCommits()).isZero();
  }

  @Test
  void seesTwoNewSalesOfOneOrder() {
    notes.committed(100, false);
    notes.committed(120, false);
    assertThat(notes.newCommits()).isEqualTo(2);
  }
}
