package org.splitkd.sweep;

import java.util.List;

/** Gives the fuzzer what only the sweep itself reads. */
public final class FuzzedAxis {

  private FuzzedAxis() {}

  /** Parses what follows {@code --vary}. */
  public static void parse(String text) {
    Grid.parse(List.of(text));
  }
}
