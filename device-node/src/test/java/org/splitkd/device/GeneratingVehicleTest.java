package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.splitkd.device.TestVehicle.begin;
import static org.splitkd.device.TestVehicle.gradient;
import static org.splitkd.device.TestVehicle.interval;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.pattern.StatusReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.cost.Schedule;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.generation.Generation;
import org.splitkd.generation.Generation.Ending;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.Generator;
import org.splitkd.nn.InitialModel;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.torch.Torch;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.TextGenerated;
import org.splitkd.protocol.TokenGenerated;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleCommand.GenerateText;
import org.splitkd.time.EmulatedInstant;

/** Text generation with the student that a vehicle holds. */
@Tag("slow")
class GeneratingVehicleTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final SamplingSettings SAMPLING = new SamplingSettings(2, 1, 0.9, 5);
  private static final LlamaConfig CONFIG =
      new LlamaConfig(61, 16, 24, 2, 4, 2, 4, 1e-5, 10_000, Optional.empty(), 12, true);
  private static final LlamaModel STUDENT = InitialModel.random(CONFIG, 3);
  private static final List<Integer> PROMPT = List.of(7, 11);

  private final TestProbe<StatusReply<StudentDeployed>> deployed = KIT.createTestProbe();
  private final TestProbe<TokenGenerated> listener = KIT.createTestProbe();
  private final TestProbe<StatusReply<TextGenerated>> texts = KIT.createTestProbe();

  @BeforeAll
  static void startTorch() {
    Torch.start(1);
    // The very first operations take long on a busy machine.
    text(STUDENT);
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldGenerateWithTheStudentItWasSent() {
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, generating());
    vehicle.tell(deploy(STUDENT));
    vehicle.tell(generate(PROMPT));

    TextGenerated answer = texts.receiveMessage().getValue();

    Generation expected = text(STUDENT);
    assertEquals(expected, answer.text());
    assertEquals(Ending.MAX_TOKENS, expected.ending());
    for (int token : expected.tokens()) {
      listener.expectMessage(new TokenGenerated(token));
    }
    // Charged as TestVehicle's student: a block of 40 weights takes 2 · 40 FLOP for a token plus 8
    // for every token it attends to; the head takes 64. 88 FLOP/s, 10 W.
    double flop = 2 * 3 * (80 + 2 * 8) + 64 + 3 * (80 + 3 * 8) + 64;
    assertEquals(50, answer.busy().start().seconds());
    assertEquals(flop / 88, answer.busy().seconds(), 1e-9);
    assertEquals(flop / 88, answer.charge().seconds(), 1e-12);
    assertEquals(10 * flop / 88, answer.charge().joules(), 1e-9);
  }

  @Test
  void shouldGenerateWithTheLastStudentItWasSent() {
    LlamaModel another = InitialModel.random(CONFIG, 4);
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, generating());

    vehicle.tell(deploy(another));
    vehicle.tell(deploy(STUDENT));
    vehicle.tell(generate(PROMPT));

    assertEquals(text(STUDENT), texts.receiveMessage().getValue().text());
  }

  @Test
  void shouldRefuseBeforeItHoldsAStudentAndStayReady() {
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, generating());

    vehicle.tell(generate(PROMPT));
    assertRefused("the vehicle failed: it holds no student yet");

    vehicle.tell(deploy(STUDENT));
    vehicle.tell(generate(PROMPT));
    assertEquals(text(STUDENT), texts.receiveMessage().getValue().text());
  }

  @Test
  void shouldRefuseAPromptTheStudentCannotContinue() {
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, generating());
    vehicle.tell(deploy(STUDENT));

    vehicle.tell(generate(List.of()));
    assertRefused("the vehicle failed: an empty prompt");
    vehicle.tell(generate(List.of(61)));
    assertRefused("the vehicle failed: token 61 is outside the vocabulary of 61");
  }

  @Test
  void shouldRefuseWhereNothingIsReallyLearned() {
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, Schedule.SEQUENTIAL);
    vehicle.tell(new DeployStudent(new Payload(8), interval(0, 1), deployed.ref()));

    vehicle.tell(generate(PROMPT));

    assertRefused(
        "the vehicle failed: only sizes are emulated: there is no student to generate with");
  }

  @Test
  void shouldRefuseInASessionAndGoOnWithIt() {
    TestProbe<SessionEvent> edge = KIT.createTestProbe();
    ActorRef<VehicleCommand> vehicle = TestVehicle.spawn(KIT, Schedule.SEQUENTIAL);
    vehicle.tell(begin(edge.ref(), 10, 11));
    edge.receiveSeveralMessages(2);

    vehicle.tell(generate(PROMPT));
    assertRefused("the vehicle is in " + TestVehicle.SESSION);

    vehicle.tell(gradient(0, 20, 21));
    edge.receiveSeveralMessages(2);
  }

  private void assertRefused(String reason) {
    assertEquals(reason, texts.receiveMessage().getError().getMessage());
    listener.expectNoMessage(Duration.ZERO);
  }

  private static DeviceTrainer generating() {
    return new GeneratingDeviceTrainer(CONFIG, TestVehicle.workload(Schedule.SEQUENTIAL).student());
  }

  private static Generation text(LlamaModel model) {
    try (Generator generator = new Generator(model, 12)) {
      return generator.generate(
          PROMPT.stream().mapToInt(Integer::intValue).toArray(), SAMPLING, token -> {});
    }
  }

  private DeployStudent deploy(LlamaModel model) {
    return new DeployStudent(
        new Payload(0, DeployedStudent.whole(model)), interval(0, 0), deployed.ref());
  }

  private GenerateText generate(List<Integer> prompt) {
    return new GenerateText(prompt, SAMPLING, new EmulatedInstant(50), listener.ref(), texts.ref());
  }
}
