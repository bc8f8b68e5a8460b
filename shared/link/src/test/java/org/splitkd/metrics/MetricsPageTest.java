package org.splitkd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.metrics.PrometheusText.Family;

/** The page that Prometheus reads, of a cluster of one node. */
@Tag("slow")
class MetricsPageTest {

  private static final LoneNode NODE = new LoneNode();

  @AfterAll
  static void end() {
    NODE.close();
  }

  @Test
  void shouldTellEverythingFromTheBeginning() throws Exception {
    PrometheusText page = NODE.scrape();
    for (AbortKind kind : AbortKind.values()) {
      page.value("splitkd_sessions_aborted_total", "reason", kind.name().toLowerCase(Locale.ROOT));
    }
    for (ActorKind kind : ActorKind.values()) {
      assertEquals(0, page.value("splitkd_mailbox_messages", "actor", kind.label()));
    }
    assertEquals(0, page.value("splitkd_plane_held_bytes"));
    assertTrue(page.sum("jvm_memory_used_bytes") > 1e6);
    assertTrue(page.value("process_resident_memory_bytes") > 1e7);
  }

  @Test
  void shouldCountOneMember() throws Exception {
    PrometheusText page = NODE.scrape();
    while (page.sum("splitkd_cluster_members") == 0) {
      page = NODE.scrape();
    }
    assertEquals(1, page.value("splitkd_cluster_members", "role", "server", "reachable", "true"));
    assertEquals(1, page.sum("splitkd_cluster_members"));
  }

  /** A page that this strict reader accepts is readable for any Prometheus server. */
  @Test
  void shouldEscapeWhateverALabelHolds() {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    String odd = "a \"b\" \\ c\nd {e=\"f\",}";
    Gauge.builder("odd", () -> 1).description("x").tag("name", odd).register(registry);
    assertEquals(1, PrometheusText.parse(registry.scrape()).value("odd", "name", odd));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a 1",
        "a 1\n",
        "# HELP a x\n# TYPE a gauge\n",
        "# HELP a x\n# HELP a x\n# TYPE a gauge\na 1\n",
        "# HELP a x\n# TYPE a gauge\n# TYPE a gauge\na 1\n",
        "# TYPE a gauge\na 1\n",
        "# HELP a x\n# TYPE a counter\na 1\n",
        "# HELP a_total x\n# TYPE a_total counter\na_total -1\n",
        "# HELP a x\n# TYPE a gauge\na 1\na 2\n",
        "# HELP a x\n# TYPE a gauge\nb 1\n",
        "# HELP a x\n# TYPE a gauge\na{b=\"c} 1\n",
        "# HELP a x\n# TYPE a gauge\na{b=\"\\t\"} 1\n",
        "# HELP a x\n# TYPE a gauge\na{1b=\"c\"} 1\n",
        "# HELP a x\n# TYPE a gauge\na{b=\"c\" d=\"e\"} 1\n",
        "# HELP a-b x\n# TYPE a-b gauge\na-b 1\n",
        "# HELP a x\n# TYPE a gauge\na one\n"
      })
  void shouldNotReadWhatIsNoPage(String text) {
    assertThrows(IllegalArgumentException.class, () -> PrometheusText.parse(text));
  }

  @Test
  void shouldNameEverythingAsPrometheusWants() throws Exception {
    for (Family family : NODE.scrape().families().values()) {
      assertTrue(family.name().matches("[a-z][a-z0-9_]*"), family.name());
      assertFalse(family.help().isBlank(), family.name());
      assertTrue(
          Stream.of("milliseconds", "kilo", "mega").noneMatch(family.name()::contains),
          family.name());
    }
  }
}
