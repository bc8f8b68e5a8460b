package org.splitkd.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;
import org.splitkd.security.TlsCredentials;
import org.splitkd.security.TlsFiles;

/** A stand-in for the Kubernetes API that lists pods over HTTPS to clients with the token. */
public final class KubernetesApi implements AutoCloseable {

  private static final String HOST = "127.0.0.1";
  private static final String NAMESPACE = "vehicles";
  private static final String TOKEN = "a-token-of-a-service-account";
  private static final int PATIENCE_SECONDS = 120;
  private static final char[] NO_PASSWORD = {};

  private record Pod(String app, String address, int managementPort) {}

  private final ObjectMapper json = new ObjectMapper();
  private final List<Pod> pods = new ArrayList<>();
  private final Path account;
  private final HttpsServer server;
  private int answered;
  private int refused;

  private KubernetesApi(Path account, HttpsServer server) {
    this.account = account;
    this.server = server;
  }

  /**
   * Starts an API server.
   *
   * @param folder for its keys and for a pod's service account files
   */
  public static KubernetesApi start(Path folder) throws IOException, GeneralSecurityException {
    Path authority = folder.resolve("authority");
    CertificateAuthority.create(authority, Clock.systemUTC());
    Path tls = folder.resolve("api");
    CertificateAuthority.open(authority, Clock.systemUTC())
        .issue(new NodeIdentity("kubernetes", List.of(HOST)), 1, tls);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(TlsFiles.in(tls))));
    Path account = Files.createDirectories(folder.resolve("account"));
    Files.copy(tls.resolve("ca.crt"), account.resolve("ca.crt"));
    Files.writeString(account.resolve("token"), TOKEN);
    Files.writeString(account.resolve("namespace"), NAMESPACE);
    KubernetesApi api = new KubernetesApi(account, server);
    server.createContext("/", api::answer);
    server.start();
    return api;
  }

  /** The environment of a pod, with its service account in another place. */
  public Map<String, String> environment() {
    String keys = " -Dakka.discovery.kubernetes-api.";
    return Map.of(
        "KUBERNETES_SERVICE_HOST",
        HOST,
        "KUBERNETES_SERVICE_PORT",
        String.valueOf(server.getAddress().getPort()),
        "JAVA_TOOL_OPTIONS",
        keys
            + "api-ca-path="
            + account.resolve("ca.crt")
            + keys
            + "api-token-path="
            + account.resolve("token")
            + keys
            + "pod-namespace-path="
            + account.resolve("namespace"));
  }

  /** Gives the pods a token that the API rejects. */
  public void changeToken() throws IOException {
    Files.writeString(account.resolve("token"), "another-token");
  }

  /** Adds a pod to the list. */
  public synchronized void add(String app, String address, int managementPort) {
    pods.add(new Pod(app, address, managementPort));
  }

  /** Waits until it has answered that many requests. */
  public void awaitAnswers(int wanted) throws InterruptedException {
    await(() -> answered >= wanted);
  }

  /** Waits until it has refused that many requests. */
  public void awaitRefusals(int wanted) throws InterruptedException {
    await(() -> refused >= wanted);
  }

  private synchronized void await(BooleanSupplier reached) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError(answered + " times answered, " + refused + " times refused");
      }
      wait(100);
    }
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String token = exchange.getRequestHeaders().getFirst("Authorization");
    if (!("Bearer " + TOKEN).equals(token)) {
      refused++;
      send(exchange, 401, status("Unauthorized", 401));
    } else if (!uri.getPath().equals("/api/v1/namespaces/" + NAMESPACE + "/pods")) {
      refused++;
      send(exchange, 403, status("Forbidden", 403));
    } else {
      answered++;
      send(exchange, 200, list(URLDecoder.decode(uri.getRawQuery(), StandardCharsets.UTF_8)));
    }
    notifyAll();
  }

  private void send(HttpExchange exchange, int code, Map<String, ?> body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, ?> status(String reason, int code) {
    return Map.of(
        "kind", "Status", "apiVersion", "v1", "status", "Failure", "reason", reason, "code", code);
  }

  private Map<String, ?> list(String query) {
    List<Map<String, ?>> items =
        pods.stream()
            .filter(pod -> query.equals("labelSelector=app=" + pod.app()))
            .<Map<String, ?>>map(KubernetesApi::item)
            .toList();
    return Map.of("kind", "PodList", "apiVersion", "v1", "metadata", Map.of(), "items", items);
  }

  private static Map<String, ?> item(Pod pod) {
    return Map.of(
        "metadata",
        Map.of("name", "pod-" + pod.address(), "labels", Map.of("app", pod.app())),
        "spec",
        Map.of(
            "containers",
            List.of(
                Map.of(
                    "name",
                    "splitkd",
                    "ports",
                    List.of(
                        Map.of("name", "actors", "containerPort", 2551),
                        Map.of("name", "management", "containerPort", pod.managementPort()))))),
        "status",
        Map.of("phase", "Running", "podIP", pod.address()));
  }

  private static SSLContext context(TlsFiles files) throws IOException, GeneralSecurityException {
    TlsCredentials credentials = files.load(Clock.systemUTC());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "api", credentials.key(), NO_PASSWORD, new Certificate[] {credentials.certificate()});
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
