package org.splitkd.kubernetes;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the manifests that Kubernetes receives. */
@Tag("slow")
class ManifestsTest {

  private static final Path OVERLAYS =
      Path.of(System.getProperty("splitkd.home"), "k8s", "overlays");

  @ParameterizedTest
  @ValueSource(strings = {"laptop", "cluster"})
  void shouldBeAsTheApiWantsThem(String overlay) throws Exception {
    List<JsonNode> objects = objects(overlay);

    assertTrue(objects.size() > 10, () -> objects.size() + " objects");
    for (JsonNode object : objects) {
      assertDoesNotThrow(() -> Manifests.checked(object), () -> name(object));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"laptop", "cluster"})
  void shouldBeRefusedWithAnyFieldMisspelt(String overlay) throws Exception {
    int mutants = 0;
    for (JsonNode object : objects(overlay)) {
      for (Place place : places(object)) {
        mutants++;
        JsonNode mutant = place.misspeltIn(object);
        assertThrows(Exception.class, () -> Manifests.checked(mutant), () -> name(object) + place);
      }
    }

    assertTrue(mutants > 300, mutants + " mutants");
  }

  @ParameterizedTest
  @ValueSource(strings = {"laptop", "cluster"})
  void shouldConfineEveryContainer(String overlay) throws Exception {
    List<JsonNode> pods = pods(overlay);

    assertFalse(pods.isEmpty());
    for (JsonNode pod : pods) {
      JsonNode context = pod.path("securityContext");
      assertTrue(context.path("runAsNonRoot").asBoolean(), pod::toString);
      assertEquals("RuntimeDefault", context.path("seccompProfile").path("type").asText());
      for (JsonNode container : containers(pod)) {
        JsonNode own = container.path("securityContext");
        assertTrue(own.path("readOnlyRootFilesystem").asBoolean(), container::toString);
        assertFalse(own.path("allowPrivilegeEscalation").asBoolean(true), container::toString);
        assertEquals("[\"ALL\"]", own.path("capabilities").path("drop").toString());
        assertTrue(container.path("resources").path("limits").has("memory"), container::toString);
        assertFalse(container.path("image").asText().contains("/"), container::toString);
      }
    }
  }

  /** The images have different entry points: the device image takes no command. */
  @ParameterizedTest
  @ValueSource(strings = {"laptop", "cluster"})
  void shouldRunEveryNodeFromItsImage(String overlay) throws Exception {
    Map<String, String> first = new TreeMap<>();
    for (JsonNode pod : pods(overlay)) {
      for (JsonNode container : containers(pod)) {
        String argument = container.path("args").path(0).asText();
        first.put(container.path("image").asText(), argument.replaceFirst("=.*", ""));
      }
    }

    assertEquals("server-node", first.get("splitkd:latest"));
    assertTrue(first.getOrDefault("splitkd-device:latest", "").startsWith("--"), first::toString);
  }

  /** Kustomize does not report a name that it cannot resolve. */
  @ParameterizedTest
  @ValueSource(strings = {"laptop", "cluster"})
  void shouldMountWhatIsThere(String overlay) throws Exception {
    List<JsonNode> objects = objects(overlay);
    Set<String> there = new HashSet<>();
    objects.forEach(object -> there.add(object.path("metadata").path("name").asText()));
    for (JsonNode pod : pods(overlay)) {
      for (JsonNode volume : pod.path("volumes")) {
        if (volume.has("configMap")) {
          assertTrue(there.contains(volume.path("configMap").path("name").asText()));
        }
      }
    }
  }

  private static List<JsonNode> objects(String overlay) throws Exception {
    return Manifests.parsed(Manifests.rendered(OVERLAYS.resolve(overlay)));
  }

  private static List<JsonNode> pods(String overlay) throws Exception {
    return objects(overlay).stream()
        .map(object -> object.path("spec").path("template").path("spec"))
        .filter(JsonNode::isObject)
        .toList();
  }

  private static List<JsonNode> containers(JsonNode pod) {
    List<JsonNode> containers = new ArrayList<>();
    pod.path("initContainers").forEach(containers::add);
    pod.path("containers").forEach(containers::add);
    return containers;
  }

  private static String name(JsonNode object) {
    return object.path("kind").asText() + " " + object.path("metadata").path("name").asText();
  }

  /** The place of a field in an object. */
  private record Place(String pointer, String field) {

    JsonNode misspeltIn(JsonNode object) {
      JsonNode mutant = object.deepCopy();
      ObjectNode parent = (ObjectNode) mutant.at(pointer);
      JsonNode value = parent.remove(field);
      parent.set(field + "x", value);
      return mutant;
    }
  }

  /** All fields whose names come from the API, not from the user. */
  private static List<Place> places(JsonNode object) {
    List<Place> places = new ArrayList<>();
    collect(object, "", places);
    return places;
  }

  private static final Set<String> NAMED_BY_USERS =
      Set.of("data", "stringData", "labels", "matchLabels", "selector", "requests", "limits");

  private static void collect(JsonNode node, String pointer, List<Place> places) {
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), pointer + "/" + i, places);
      }
      return;
    }
    node.properties()
        .forEach(
            entry -> {
              places.add(new Place(pointer, entry.getKey()));
              boolean selector = entry.getValue().has("matchLabels");
              if (!NAMED_BY_USERS.contains(entry.getKey()) || selector) {
                collect(entry.getValue(), pointer + "/" + entry.getKey(), places);
              }
            });
  }
}
