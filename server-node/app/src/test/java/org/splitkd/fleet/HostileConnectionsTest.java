package org.splitkd.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.ActorSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.authority.UserKeys;
import org.splitkd.cli.NodeProcess;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.Endpoints;
import org.splitkd.cluster.Members;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.cluster.NodeSystem;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.journal.Journal;
import org.splitkd.link.RunText;
import org.splitkd.plane.TensorPlane;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.security.TlsFiles;
import org.splitkd.training.DistillationResult;
import org.splitkd.training.DistillationRun;
import org.splitkd.training.Durability;
import org.splitkd.training.TinyDistillation;

/** Tests of a device node in a separate process whose ports receive hostile bytes. */
@Tag("slow")
class HostileConnectionsTest {

  private static final long SEED = 20261121;
  private static final int CONNECTIONS = 2_500;
  private static final long MOST_GROWTH_KIB = 32 * 1024;

  @TempDir Path folder;
  private LoadedScenario loaded = ScenarioFile.load(CaseStudy.file("quick.conf"), List.of());

  @BeforeEach
  void prepare() throws IOException {
    Path teacher = Files.createDirectory(folder.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    loaded = ScenarioFile.loadToTrain(CaseStudy.file("quick.conf"), TinyDistillation.sets(teacher));
  }

  @Test
  void shouldServeOnWhateverIsMadeOfWhatRealNodesSay() throws Exception {
    Optional<TlsFiles> keys = Optional.of(UserKeys.in(UserKeys.folder(), Clock.systemUTC()));
    List<byte[]> real = new ArrayList<>(ArteryCapture.connections(keys));
    real.addAll(ArteryCapture.connections(Optional.empty()));
    Mutation mutation = new Mutation(SEED);

    assertServesOn(keys, i -> mutation.of(real.get(i % real.size())));
  }

  @Test
  void shouldServeOnWithoutTlsWhateverIsNoFrame() throws Exception {
    Random random = new Random(SEED);

    assertServesOn(Optional.empty(), i -> nonsense(random, i % 3));
  }

  /** Random bytes; with an Artery header; or with one and a frame of impossible length. */
  private static byte[] nonsense(Random random, int kind) {
    byte[] bytes = new byte[64 + random.nextInt(2_000)];
    random.nextBytes(bytes);
    if (kind > 0) {
      ByteBuffer.wrap(bytes).put(new byte[] {'A', 'K', 'K', 'A'}).put((byte) (kind * 2));
    }
    if (kind == 1) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).put(4, (byte) 1).putInt(5, -1);
    }
    return bytes;
  }

  private void assertServesOn(Optional<TlsFiles> tls, IntFunction<byte[]> hostile)
      throws Exception {
    List<Integer> ports = List.of(Stranger.freePort(), Stranger.freePort());
    ClusterNode server = node(tls);
    ActorSystem<?> system =
        NodeSystem.start(
            server,
            SystemThreads.config(2).withFallback(new Journal.Memory().config()),
            Members.create(line -> {}, () -> {}));
    try (NodeProcess device = device(tls.isEmpty(), ports, NodeSystem.address(system))) {
      TensorPlane plane = NodeSystem.plane(system, server);
      ClusterFleet.proxy(system);
      DistillationResult before = run(system, plane, "before");
      say(ports, hostile, CONNECTIONS / 10); // warm-up: one-time allocations
      long resident = device.residentKib();

      say(ports, hostile, CONNECTIONS);

      long growth = device.residentKib() - resident;
      assertEquals(before.cell().rounds(), run(system, plane, "after").cell().rounds());
      assertTrue(growth < MOST_GROWTH_KIB, "grew by " + growth + " KiB");
      assertTrue(
          device.lines().stream()
              .noneMatch(line -> line.contains("Restarting") || line.contains("OutOfMemory")),
          () -> device.lines().toString());
    } finally {
      NodeSystem.end(system);
    }
  }

  private static ClusterNode node(Optional<TlsFiles> tls) {
    return new ClusterNode(
        ClusterNode.SERVER,
        new NodeAddress("127.0.0.1", 0),
        List.of(),
        tls,
        Optional.empty(),
        Endpoints.NONE);
  }

  /** Starts a device node with default keys, or without TLS. */
  private static NodeProcess device(boolean plain, List<Integer> ports, NodeAddress server)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("device-node", "--threads", "1"));
    words.addAll(List.of("--port", "" + ports.get(0), "--join", "" + server));
    if (plain) {
      words.add("--no-tls");
    }
    return NodeProcess.start(
        Map.of("JDK_JAVA_OPTIONS", "-Dsplitkd.tensor-plane.port=" + ports.get(1)),
        List.of(),
        words);
  }

  /** Sends to the node's two ports for other nodes in turn. */
  private static void say(List<Integer> ports, IntFunction<byte[]> hostile, int connections)
      throws IOException {
    for (int i = 0; i < connections; i++) {
      Stranger.say(ports.get(i % ports.size()), hostile.apply(i), 1);
    }
  }

  private DistillationResult run(ActorSystem<?> system, TensorPlane plane, String name) {
    return DistillationRun.run(
        loaded.scenario(),
        DistillationLoader.load(loaded.scenario()),
        new Durability(new Journal.Memory(), CellJournal.passing(name), Optional.empty()),
        new InCluster(system, plane, RunText.of(name, "quick", loaded)),
        event -> {});
  }
}
