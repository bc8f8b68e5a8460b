package org.splitkd.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.scenario.text.ScenarioException;

class AxisTest {

  @Test
  void shouldReadAKeyAndItsValues() {
    assertEquals(
        new Axis("policy.beta", List.of("1.0", "1.1", "1.2")),
        Axis.parse("policy.beta = 1.0, 1.1 ,1.2"));
  }

  @Test
  void shouldLeaveCommasWithinBracketsAndQuotesToTheValue() {
    assertEquals(
        new Axis(
            "fleet",
            List.of(
                "[{device=agx-orin-64gb, count=2}, {device=\"a,]b\", count=1}]",
                "\"x\\\",y\"",
                "[]")),
        Axis.parse(
            "fleet=[{device=agx-orin-64gb, count=2}, {device=\"a,]b\", count=1}],\"x\\\",y\",[]"));
  }

  /** The list is split at its commas, whatever the values contain. */
  @Property(tries = 300)
  void shouldSplitWhatWasJoined(@ForAll("values") List<String> values) {
    assertEquals(values, Axis.parse("a.b=" + String.join(",", values)).values());
  }

  @Provide
  Arbitrary<List<String>> values() {
    Arbitrary<String> plain =
        Arbitraries.strings().withChars("ab1-.").ofMinLength(1).ofMaxLength(4);
    Arbitrary<String> quoted =
        Arbitraries.strings().withChars("a,[]{}() =").ofMaxLength(6).map(text -> '"' + text + '"');
    Arbitrary<String> flat = Arbitraries.oneOf(plain, quoted);
    Arbitrary<String> nested =
        flat.list().ofMaxSize(3).map(inner -> "[{k=[" + String.join(", ", inner) + "]}]");
    return Arbitraries.oneOf(plain, quoted, nested)
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy.beta      | policy.beta: must be KEY=VALUE,VALUE,...
          =1,2             | =1,2: must be KEY=VALUE,VALUE,...
          policy.beta=     | policy.beta=: value 1 is empty: must be KEY=VALUE,VALUE,...
          policy.beta=1,,2 | policy.beta=1,,2: value 2 is empty: must be KEY=VALUE,VALUE,...
          policy.beta=1,   | policy.beta=1,: value 2 is empty: must be KEY=VALUE,VALUE,...
          policy.beta=1,2,1 | policy.beta = 1: is already in the list
          fleet=[1,2       | fleet=[1,2: must close every bracket and quote it opens
          fleet=1],2       | fleet=1],2: must close every bracket and quote it opens
          a="1,2           | a="1,2: must close every bracket and quote it opens
          """)
  void shouldSayWhatIsWrong(String text, String complaint) {
    ScenarioException wrong = assertThrows(ScenarioException.class, () -> Axis.parse(text));

    assertEquals("--vary " + complaint, wrong.getMessage());
  }
}
