package org.example.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmbeddedTest {

  /** The published figures of the project: 18.96, 18.44 and 14.32 kJ, means of 40 trials. */
  @Test
  void shouldGiveTheCaseStudysEnergies() {
    Map<String, Double> joules = Embedded.joulesByMethod(List.of());
    assertEquals(18_960, joules.get("server-only"), 5);
    assertEquals(18_440, joules.get("device-only"), 5);
    assertEquals(14_320, joules.get("proposed"), 5);
  }
}
