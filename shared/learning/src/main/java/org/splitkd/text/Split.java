package org.splitkd.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A corpus divided into held-out text and the text of each vehicle.
 *
 * @param heldOut text for evaluation only
 * @param vehicles the speeches or parts of speeches of each vehicle, in vehicle order, none empty
 */
public record Split(List<Speech> heldOut, List<List<Speech>> vehicles) {

  /** Minimum text per vehicle on average, in characters; less fills no training window. */
  public static final int LEAST_CHARACTERS = 500;

  /** Keeps its own copies of the lists. */
  public Split {
    heldOut = List.copyOf(heldOut);
    vehicles = vehicles.stream().map(List::copyOf).toList();
  }

  /**
   * Deals a corpus. Held-out speeches are spread evenly over speakers and years; if there are fewer
   * than {@code 2 · heldOut} speeches, the last tenth of every speech is held out instead. The rest
   * is dealt by speaker, so that vehicles differ: it is ordered by speaker and year and divided
   * into {@code vehicles} contiguous parts of nearly equal length. The cuts are between speeches if
   * there are enough of them, else within, at the end of a paragraph or sentence.
   *
   * @throws TextException if there is too little text for the vehicles
   * @throws IllegalArgumentException if {@code vehicles < 1} or {@code heldOut < 0}
   */
  public static Split deal(Corpus corpus, int vehicles, int heldOut) {
    if (vehicles < 1 || heldOut < 0) {
      throw new IllegalArgumentException(vehicles + " vehicles, " + heldOut + " held out");
    }
    List<Speech> ordered = corpus.speeches().stream().sorted(Speech.BY_SPEAKER).toList();
    List<Speech> kept = new ArrayList<>();
    List<Speech> out = new ArrayList<>();
    if (ordered.size() < 2L * heldOut) {
      ordered.forEach(speech -> holdOutEnd(speech, kept, out));
    } else {
      holdOutWhole(ordered, heldOut, kept, out);
    }
    long characters = Deal.characters(kept);
    if (characters < (long) LEAST_CHARACTERS * vehicles) {
      throw new TextException(
          "%s: %s characters to train on for %s vehicles: must be at least %s for each"
              .formatted(corpus.folder(), characters, vehicles, LEAST_CHARACTERS));
    }
    return new Split(out, Deal.of(kept, vehicles, LEAST_CHARACTERS));
  }

  /** Returns the texts of all vehicles; a tokenizer may be trained on them. */
  public List<String> trainingTexts() {
    return vehicles.stream().flatMap(List::stream).map(Speech::text).toList();
  }

  private static void holdOutWhole(
      List<Speech> ordered, int count, List<Speech> kept, List<Speech> out) {
    for (int i = 0; i < ordered.size(); i++) {
      // Speech (2j + 1)·n / 2h for j = 0…h−1: the middles of h equal stretches.
      int next = out.size() < count ? middle(out.size(), count, ordered.size()) : -1;
      (i == next ? out : kept).add(ordered.get(i));
    }
  }

  private static int middle(int stretch, int stretches, int size) {
    return Math.toIntExact((2L * stretch + 1) * size / (2L * stretches));
  }

  private static void holdOutEnd(Speech speech, List<Speech> kept, List<Speech> out) {
    int tenth = speech.length() / 10;
    int cut = Boundary.near(speech.text(), speech.length() - tenth, tenth / 2);
    if (cut > 0) {
      kept.add(speech.part(0, cut));
    }
    if (cut < speech.length()) {
      out.add(speech.part(cut, speech.length()));
    }
  }
}
