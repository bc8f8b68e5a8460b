package org.splitkd.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunLogTest {

  private final RunLog log = new RunLog();

  @Test
  void shouldGiveWhatAReaderDoesNotHave() {
    log.add(Entries.of("a"));
    log.add(Entries.of("b"));
    log.add(Entries.of("c"));

    assertEquals(List.of("{\"type\":\"b\"}", "{\"type\":\"c\"}"), log.from(1, 1_000));
    assertEquals(List.of("{\"type\":\"a\"}"), log.from(0, 1));
    assertEquals(List.of(), log.from(3, 1_000));
    assertEquals(List.of(), log.from(99, 1_000));
  }

  @Test
  void shouldForgetTheDetailsOfLongAgo() {
    for (int i = 0; i < 5_000; i++) {
      ObjectNode entry = Entries.of("selected").put("order", i);
      log.add(entry, JsonNodeFactory.instance.objectNode().put("why", i));
    }

    assertEquals(5_000, log.size());
    for (int i = 0; i < 5_000; i++) {
      String brief = "{\"type\":\"selected\",\"order\":" + i;
      assertEquals(i < 3_000 ? brief + "}" : brief + ",\"why\":" + i + "}", log.from(i, 1).get(0));
    }
  }
}
