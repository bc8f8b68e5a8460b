package org.splitkd.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.EntityRef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.cli.NodeProcess;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.Members;
import org.splitkd.cluster.NodeSystem;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.journal.Journal;
import org.splitkd.link.HostCommand;
import org.splitkd.link.HostCommand.Fetch;
import org.splitkd.link.HostCommand.Summon;
import org.splitkd.link.LinkEvent;
import org.splitkd.link.RunText;
import org.splitkd.link.VehicleKey;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;
import org.splitkd.training.DistillationResult;
import org.splitkd.training.DistillationRun;
import org.splitkd.training.Durability;
import org.splitkd.training.TinyDistillation;

/** Test of a device node in a separate process that receives hostile frames. */
@Tag("slow")
class HostileFramesTest {

  private static final long SEED = 20261121;
  private static final int ANSWERS = 8_000;
  private static final int REQUESTS = 2_000;
  private static final int PATIENCE_SECONDS = 5;

  /** Memory growth allowed after 10,000 hostile frames: none is kept, so nearly none. */
  private static final long MOST_GROWTH_KIB = 48 * 1024;

  @TempDir Path folder;

  /** Messages from the vehicle's host, and a signal for every altered answer sent. */
  private final BlockingQueue<Object> signals = new LinkedBlockingQueue<>();

  private LoadedScenario loaded = ScenarioFile.load(CaseStudy.file("quick.conf"), List.of());

  @Test
  void shouldServeOnAndGrowNoMemoryUnderTenThousandOfThem() throws Exception {
    Path teacher = Files.createDirectory(folder.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    loaded = ScenarioFile.loadToTrain(CaseStudy.file("quick.conf"), TinyDistillation.sets(teacher));
    int planePort = Stranger.freePort();
    ClusterNode server = ClusterNode.local();
    ActorSystem<?> system =
        NodeSystem.start(
            server,
            SystemThreads.config(2).withFallback(new Journal.Memory().config()),
            Members.create(line -> {}, () -> {}));
    try (NodeProcess device =
        NodeProcess.start(
            Map.of("JDK_JAVA_OPTIONS", "-Dsplitkd.tensor-plane.port=" + planePort),
            List.of(),
            List.of(
                "device-node",
                "--no-tls",
                "--threads",
                "1",
                "--join",
                "" + NodeSystem.address(system)))) {
      TensorPlane plane = NodeSystem.plane(system, server);
      ClusterFleet.proxy(system);
      DistillationResult before = run(system, plane, "before");
      ActorRef<HostCommand> host = host(system, "attacked");
      attack(plane, host, planePort, ANSWERS / 10); // warm-up: one-time allocations
      long resident = device.residentKib();

      attack(plane, host, planePort, ANSWERS);

      long growth = device.residentKib() - resident;
      assertEquals(before.cell().rounds(), run(system, plane, "after").cell().rounds());
      assertTrue(growth < MOST_GROWTH_KIB, "grew by " + growth + " KiB");
      assertTrue(
          device.lines().stream().noneMatch(line -> line.contains("OutOfMemory")),
          () -> device.lines().toString());
    } finally {
      NodeSystem.end(system);
    }
  }

  /** Sends altered answers to the node's requests, and altered requests to the node. */
  private void attack(TensorPlane plane, ActorRef<HostCommand> host, int planePort, int answers)
      throws Exception {
    // On a busy machine one more may be in flight when the count is reached.
    assertTrue(answer(plane, host, answers) >= answers);
    Mutation mutation = new Mutation(SEED + 1);
    int others = answers * REQUESTS / ANSWERS;
    for (int i = 0; i < others; i++) {
      Stranger.say(planePort, mutation.of(request(i)), 20);
    }
  }

  /** Makes the node fetch messages that arrive altered; returns their number. */
  private int answer(TensorPlane plane, ActorRef<HostCommand> host, int answers) throws Exception {
    Random random = new Random(SEED);
    try (MutatingPlane mutating = MutatingPlane.start(plane.port(), new Mutation(SEED), signals)) {
      while (mutating.sent() < answers) {
        signals.clear();
        Ticket real =
            plane
                .offer(gradient(random.nextInt(20_000)))
                .toCompletableFuture()
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        host.tell(new Fetch(new Ticket("127.0.0.1", mutating.port(), real.number(), real.bytes())));
        signals.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        plane.withdraw(real);
      }
      return mutating.sent();
    }
  }

  private static CutGradient gradient(int elements) {
    byte[] bytes = new byte[4 * elements];
    new Random(elements).nextBytes(bytes);
    return new CutGradient(
        new SessionId(1, 2, 3),
        4,
        new Payload(
            32.0 * elements, List.of(Tensor.of(DType.FP32, ByteBuffer.wrap(bytes), elements))),
        new Interval(EmulatedInstant.START, EmulatedInstant.START));
  }

  /** A request in the format that the plane documents. */
  private static byte[] request(long number) {
    byte[] request = new byte[16];
    ByteBuffer.wrap(request)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {'S', 'K', 'T', 'Q', 1})
        .position(8)
        .putLong(number);
    return request;
  }

  private DistillationResult run(ActorSystem<?> system, TensorPlane plane, String name) {
    return DistillationRun.run(
        loaded.scenario(),
        DistillationLoader.load(loaded.scenario()),
        new Durability(new Journal.Memory(), CellJournal.passing(name), Optional.empty()),
        new InCluster(system, plane, text(name)),
        event -> {});
  }

  private RunText text(String name) {
    return RunText.of(name, "quick", loaded);
  }

  /** The host of a vehicle of a run. */
  private ActorRef<HostCommand> host(ActorSystem<?> system, String name) throws Exception {
    ActorRef<LinkEvent> ear =
        system.systemActorOf(
            Behaviors.receive(LinkEvent.class)
                .onAnyMessage(
                    event -> {
                      signals.add(event);
                      return Behaviors.same();
                    })
                .build(),
            "ear",
            Props.empty());
    EntityRef<HostCommand> entity =
        ClusterSharding.get(system).entityRefFor(VehicleKey.TYPE, VehicleKey.entity(name, 0));
    Object event = null;
    for (int time = 0; event == null && time < 4 * PATIENCE_SECONDS; time++) {
      entity.tell(new Summon(text(name), 0, ear)); // a host about to stop misses it
      event = signals.poll(1, TimeUnit.SECONDS);
    }
    return assertInstanceOf(LinkEvent.Ready.class, event).host();
  }
}
