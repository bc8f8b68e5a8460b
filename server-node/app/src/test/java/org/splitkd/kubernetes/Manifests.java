package org.splitkd.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Role;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Kubernetes manifests, rendered from an overlay and validated against the API's schemas. */
final class Manifests {

  /** Throws unless a manifest matches the schema and has no unknown field. */
  private interface Schema {
    void check(JsonElement manifest) throws IOException;
  }

  private record Reader(Schema schema, FromJson model) {}

  private interface FromJson {
    Object read(String json) throws IOException;
  }

  private static final Map<String, Reader> KINDS =
      Map.ofEntries(
          Map.entry(
              "v1 ConfigMap", new Reader(V1ConfigMap::validateJsonElement, V1ConfigMap::fromJson)),
          Map.entry("v1 Secret", new Reader(V1Secret::validateJsonElement, V1Secret::fromJson)),
          Map.entry("v1 Service", new Reader(V1Service::validateJsonElement, V1Service::fromJson)),
          Map.entry(
              "v1 ServiceAccount",
              new Reader(V1ServiceAccount::validateJsonElement, V1ServiceAccount::fromJson)),
          Map.entry(
              "apps/v1 StatefulSet",
              new Reader(V1StatefulSet::validateJsonElement, V1StatefulSet::fromJson)),
          Map.entry(
              "apps/v1 Deployment",
              new Reader(V1Deployment::validateJsonElement, V1Deployment::fromJson)),
          Map.entry(
              "autoscaling/v2 HorizontalPodAutoscaler",
              new Reader(
                  V2HorizontalPodAutoscaler::validateJsonElement,
                  V2HorizontalPodAutoscaler::fromJson)),
          Map.entry(
              "policy/v1 PodDisruptionBudget",
              new Reader(
                  V1PodDisruptionBudget::validateJsonElement, V1PodDisruptionBudget::fromJson)),
          Map.entry(
              "networking.k8s.io/v1 NetworkPolicy",
              new Reader(V1NetworkPolicy::validateJsonElement, V1NetworkPolicy::fromJson)),
          Map.entry(
              "rbac.authorization.k8s.io/v1 Role",
              new Reader(V1Role::validateJsonElement, V1Role::fromJson)),
          Map.entry(
              "rbac.authorization.k8s.io/v1 RoleBinding",
              new Reader(V1RoleBinding::validateJsonElement, V1RoleBinding::fromJson)));

  private Manifests() {}

  /** Renders an overlay as YAML. Needs kubectl, but no cluster. */
  static String rendered(Path overlay) throws IOException, InterruptedException {
    Process kubectl;
    try {
      kubectl = new ProcessBuilder("kubectl", "kustomize", overlay.toString()).start();
    } catch (IOException missing) {
      throw new AssertionError("kubectl: must be installed for this test", missing);
    }
    kubectl.getOutputStream().close();
    String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String said = new String(kubectl.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!kubectl.waitFor(1, TimeUnit.MINUTES) || kubectl.exitValue() != 0) {
      throw new AssertionError(overlay + ": " + said);
    }
    return yaml;
  }

  /** The objects in a YAML text. */
  static List<JsonNode> parsed(String yaml) throws IOException {
    ObjectMapper mapper = new ObjectMapper(new YAMLFactory());
    try (MappingIterator<JsonNode> documents = mapper.readerFor(JsonNode.class).readValues(yaml)) {
      return documents.readAll();
    }
  }

  /**
   * Validates an object against the schema of its kind and returns its model.
   *
   * @throws IllegalArgumentException if it does not match the schema
   */
  static Object checked(JsonNode manifest) throws IOException {
    String kind = manifest.path("apiVersion").asText() + " " + manifest.path("kind").asText();
    Reader reader = KINDS.get(kind);
    if (reader == null) {
      throw new IllegalArgumentException(kind + ": a kind without a schema");
    }
    String json = json(manifest);
    reader.schema().check(JsonParser.parseString(json));
    return reader.model().read(json);
  }

  private static String json(JsonNode manifest) {
    try {
      return new ObjectMapper().writeValueAsString(manifest);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
