package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplitTest {

  private static final Path FOLDER = Path.of("texts");

  @Test
  void shouldHoldOutSpeechesOfManySpeakersAndYears() {
    assertEquals(
        List.of(
            "2013_barack_obama_d",
            "1989_george_bush_r",
            "2005_george_w_bush_r",
            "1984_ronald_reagan_r",
            "1996_william_j_clinton_d"),
        Texts.split().heldOut().stream().map(Speech::name).toList());
  }

  @Test
  void shouldGiveVehiclesWholeSpeechesOfFewSpeakers() {
    Corpus corpus = Corpus.read(Texts.SPEECHES);
    Split split = Split.deal(corpus, 10, 5);

    assertCoversOnce(corpus, split);
    assertEquals(36, split.vehicles().stream().mapToInt(List::size).sum());
    for (List<Speech> vehicle : split.vehicles()) {
      assertTrue(vehicle.stream().map(Speech::speaker).distinct().count() <= 2);
    }
  }

  @Test
  void shouldKeepHeldOutTextFromVehicles() {
    Split split = Texts.split();
    String training = String.join("", split.trainingTexts());

    for (Speech out : split.heldOut()) {
      for (int from = 0; from + 200 <= out.length(); from += 200) {
        assertFalse(training.contains(out.text().substring(from, from + 200)));
      }
    }
  }

  @Test
  void shouldCutOneLongTextAtSentences() {
    String text = "The state of our union is strong. It will be stronger still!\n".repeat(400);
    Corpus corpus = new Corpus(FOLDER, List.of(Speech.of("all", text)));

    Split split = Split.deal(corpus, 10, 5);

    assertCoversOnce(corpus, split);
    assertEquals(10, split.vehicles().size());
    for (String part : split.trainingTexts()) {
      assertTrue(part.startsWith("The state") || part.startsWith("It will"), part);
      assertEquals(text.length() * 0.9 / 10, part.length(), 61);
    }
    assertEquals(text.length() / 10.0, split.heldOut().get(0).length(), 61);
  }

  @Test
  void shouldCutTextThatHasNoSentences() {
    Corpus corpus = new Corpus(FOLDER, List.of(Speech.of("emoji", "😀".repeat(3001))));

    Split split = Split.deal(corpus, 7, 1);

    assertCoversOnce(corpus, split);
    for (String part : split.trainingTexts()) {
      assertTrue(part.replace("😀", "").isEmpty());
    }
  }

  @Test
  void shouldHoldNothingOutIfNotAsked() {
    Split split = Split.deal(Corpus.read(Texts.SPEECHES), 3, 0);

    assertEquals(List.of(), split.heldOut());
    assertEquals(41, split.vehicles().stream().mapToInt(List::size).sum());
  }

  @Property(tries = 300)
  void shouldDealEveryCharacterOnce(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 5000) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 12) int vehicles,
      @ForAll @IntRange(max = 6) int heldOut) {
    List<Speech> speeches =
        IntStream.range(0, lengths.size())
            .mapToObj(i -> Speech.of("s" + (char) ('a' + i), sentences(i, lengths.get(i))))
            .toList();
    Corpus corpus = new Corpus(FOLDER, speeches);
    Split split;
    try {
      split = Split.deal(corpus, vehicles, heldOut);
    } catch (TextException e) {
      // At most half of the speeches are held out, each of at most 5,000 characters.
      assertTrue(
          corpus.characters() - 5000L * heldOut < (long) Split.LEAST_CHARACTERS * vehicles,
          e.getMessage());
      return;
    }

    assertCoversOnce(corpus, split);
    assertEquals(vehicles, split.vehicles().size());
    for (List<Speech> vehicle : split.vehicles()) {
      // A cut moves by a quarter of a share at most, so half a share remains.
      assertTrue(Deal.characters(vehicle) >= Split.LEAST_CHARACTERS / 2);
    }
  }

  @Test
  void shouldTellWhenTextIsTooLittle() {
    Corpus corpus = new Corpus(FOLDER, List.of(Speech.of("a", "x".repeat(999))));

    TextException e = assertThrows(TextException.class, () -> Split.deal(corpus, 2, 0));

    assertEquals(
        "texts: 999 characters to train on for 2 vehicles: must be at least 500 for each",
        e.getMessage());
  }

  private static String sentences(int seed, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < length; i++) {
      text.append("s").append(seed).append(" says ").append(i).append(i % 3 == 0 ? ". " : " ");
    }
    return text.substring(0, length);
  }

  private static void assertCoversOnce(Corpus corpus, Split split) {
    for (Speech speech : corpus.speeches()) {
      List<String> parts = new ArrayList<>();
      Stream.concat(split.vehicles().stream(), Stream.of(split.heldOut()))
          .flatMap(List::stream)
          .filter(part -> part.name().equals(speech.name()))
          .forEach(part -> parts.add(part.text()));
      assertEquals(speech.text(), String.join("", parts));
      assertFalse(parts.contains(""));
    }
  }
}
