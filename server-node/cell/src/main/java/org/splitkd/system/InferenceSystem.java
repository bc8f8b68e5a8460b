package org.splitkd.system;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.coordinator.Failures;
import org.splitkd.cost.Workload;
import org.splitkd.device.GeneratingDeviceTrainer;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.edge.LocalFleet;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.journal.Journal;
import org.splitkd.nn.LlamaModel;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.TextGenerated;
import org.splitkd.protocol.TokenGenerated;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleCommand.GenerateText;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Generates a text on one vehicle in its own actor system, for callers that are not actors. The
 * vehicle gets the student first; this transfer takes no time or energy here, as the run that
 * distilled the student deployed it at its end.
 */
public final class InferenceSystem {

  /**
   * The text to generate, and the vehicle that generates it.
   *
   * @param charged the workload whose student determines the cost of the text
   * @param vehicle index, from 0
   * @param prompt token ids
   */
  public record Request(
      Scenario scenario,
      Workload charged,
      LlamaModel student,
      int vehicle,
      Drive drive,
      List<Integer> prompt,
      SamplingSettings sampling) {}

  /** The messages the guardian receives. */
  private sealed interface Event {}

  private record Deployed() implements Event {}

  private record Told(int token) implements Event {}

  private record Done(TextGenerated text) implements Event {}

  private record Failed(String reason) implements Event {}

  /** A text may take any time; a lost vehicle is noticed by the end of its actor. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final ActorContext<Event> context;
  private final Request request;
  private final IntConsumer onToken;
  private final CompletableFuture<TextGenerated> result;
  private final ActorRef<VehicleCommand> vehicle;

  private InferenceSystem(
      ActorContext<Event> context,
      Request request,
      IntConsumer onToken,
      CompletableFuture<TextGenerated> result) {
    this.context = context;
    this.request = request;
    this.onToken = onToken;
    this.result = result;
    vehicle =
        context.spawn(
            LocalFleet.vehicle(
                request.scenario(),
                0,
                index ->
                    new GeneratingDeviceTrainer(
                        request.student().config(), request.charged().student()),
                request.vehicle(),
                request.drive()),
            "vehicle-" + (request.vehicle() + 1),
            SystemThreads.compute());
    context.watch(vehicle);
  }

  /**
   * Generates a text and waits for its end.
   *
   * @param onToken is told every token as soon as it is known, one call at a time
   * @throws IllegalStateException if the vehicle cannot, with the reason
   */
  public static TextGenerated run(Request request, IntConsumer onToken) {
    return SystemRun.await(
        "the inference", new Journal.Memory(), 1, result -> guardian(request, onToken, result));
  }

  private static Behavior<Event> guardian(
      Request request, IntConsumer onToken, CompletableFuture<TextGenerated> result) {
    return Behaviors.setup(
        context -> new InferenceSystem(context, request, onToken, result).deploy());
  }

  private Behavior<Event> deploy() {
    Payload student = new Payload(0, DeployedStudent.whole(request.student()));
    Interval airtime = Interval.lasting(EmulatedInstant.START, 0);
    context.askWithStatus(
        StudentDeployed.class,
        vehicle,
        LONGEST,
        replyTo -> new DeployStudent(student, airtime, replyTo),
        (deployed, failure) ->
            failure == null ? new Deployed() : new Failed(Failures.reason(failure)));
    return Behaviors.receive(Event.class)
        .onMessage(Deployed.class, deployed -> generate())
        .onMessage(Told.class, this::tell)
        .onMessage(Done.class, this::finish)
        .onMessage(Failed.class, this::fail)
        .onSignal(ChildFailed.class, Failures::rethrow)
        .build();
  }

  private Behavior<Event> generate() {
    ActorRef<TokenGenerated> listener =
        context.messageAdapter(TokenGenerated.class, told -> new Told(told.token()));
    context.askWithStatus(
        TextGenerated.class,
        vehicle,
        LONGEST,
        replyTo ->
            new GenerateText(
                request.prompt(), request.sampling(), EmulatedInstant.START, listener, replyTo),
        (text, failure) -> failure == null ? new Done(text) : new Failed(Failures.reason(failure)));
    return Behaviors.same();
  }

  private Behavior<Event> tell(Told told) {
    onToken.accept(told.token());
    return Behaviors.same();
  }

  private Behavior<Event> finish(Done done) {
    result.complete(done.text());
    return Behaviors.stopped();
  }

  private Behavior<Event> fail(Failed failed) {
    result.completeExceptionally(new IllegalStateException(failed.reason()));
    return Behaviors.stopped();
  }
}
