package org.splitkd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.typesafe.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Test that the settings in every module's {@code reference.conf} are combined. */
class SystemDefaultsTest {

  @ParameterizedTest
  @CsvSource({
    "org.splitkd.protocol.TensorMessage, splitkd-tensors",
    "org.splitkd.link.LinkMessage, jackson-cbor",
    "org.splitkd.coordinator.CellEvent, jackson-cbor",
    "org.splitkd.node.NodeMessage, jackson-cbor"
  })
  void shouldHaveWhatEveryModuleSays(String message, String serializer) {
    Config bindings = SystemDefaults.load().getConfig("akka.actor.serialization-bindings");

    assertEquals(serializer, bindings.getString("\"" + message + "\""));
  }

  @Test
  void shouldGoBeforeWhatAkkaSays() {
    Config defaults = SystemDefaults.load();

    assertEquals("WARNING", defaults.getString("akka.loglevel"));
    assertEquals(
        "akka.persistence.journal.inmem", defaults.getString("akka.persistence.journal.plugin"));
  }
}
