package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of user mistakes in the options of a node. */
class NodeOptionsTest {

  @ParameterizedTest
  @CsvSource({
    "device-node, --join",
    "device-node --join a:1 --discover b, --join and --discover: must be one of them",
    "device-node --discover b --contact-points 0, 0: must be 1 to 1000",
    "device-node --discover b --contact-points many, many: must be 1 to 1000",
    "device-node --join a:1 --management 8558, 8558: must be HOST:PORT",
    "device-node --join a:1 --health a:70000, a:70000: must be HOST:PORT",
    "device-node --discover b --tls nowhere, nowhere/tls.key: cannot be read",
    "device-node --discover b, --discover: pods have no keys in common by themselves",
    "device-node --join a:1 --tls nowhere --no-tls, --tls and --no-tls: must be one of them",
    "server-node --contact-points 2, --contact-points: several server nodes need a journal"
  })
  void shouldAnswerInOneLine(String command, String expected) {
    Said said = Said.by(command.split(" "));

    assertEquals(2, said.exit(), said.err());
    List<String> lines = said.err().lines().toList();
    assertEquals(1, lines.size(), said.err());
    assertTrue(lines.get(0).contains(expected), said.err());
  }
}
