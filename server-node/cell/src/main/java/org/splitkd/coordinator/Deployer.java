package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import java.util.Optional;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.radio.Direction;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeGpu.FetchStudent;
import org.splitkd.edge.EdgeGpu.StudentFetched;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.radio.Drive;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Sends the distilled student to every vehicle of a cell, one after another in index order, and
 * reports the result of each deployment. A vehicle that fails or does not answer does not get the
 * student and takes no emulated time.
 */
final class Deployer {

  /** The messages a deployer receives. */
  sealed interface Event {}

  private record Fetched(Payload student) implements Event {}

  private record NotFetched(String reason) implements Event {}

  private record Taken(double receiveJoules) implements Event {}

  private record NotTaken(String reason) implements Event {}

  private static final int MOST_SILENCES = 10;

  private final ActorContext<Event> context;
  private final CellParts cell;
  private final ActorRef<Deployment> replyTo;
  private EmulatedInstant now;

  private Deployer(
      ActorContext<Event> context,
      CellParts cell,
      EmulatedInstant start,
      ActorRef<Deployment> replyTo) {
    this.context = context;
    this.cell = cell;
    this.replyTo = replyTo;
    now = start;
  }

  /**
   * Creates a deployer that begins at once, or resumes where another one stopped. It fails if the
   * GPU does not provide the student.
   *
   * @param state of the cell
   */
  static Behavior<Event> create(CellParts cell, CellState state, ActorRef<Deployment> replyTo) {
    return Behaviors.setup(
        context ->
            new Deployer(context, cell, state.now(), replyTo)
                .begin(state.student(), state.deployments().size()));
  }

  private Behavior<Event> begin(Optional<CheckpointId> student, int vehicle) {
    Question.<Event, EdgeGpu.Command, StudentFetched>ask(
        context,
        cell.gpu(),
        cell.silence().timeout(),
        replyTo -> new FetchStudent(student, replyTo),
        answer -> new Fetched(answer.student()),
        NotFetched::new);
    return awaitingStudent(vehicle);
  }

  private Behavior<Event> awaitingStudent(int vehicle) {
    return Behaviors.receive(Event.class)
        .onMessage(Fetched.class, fetched -> deploy(fetched.student(), vehicle))
        .onMessage(NotFetched.class, this::fail)
        .build();
  }

  private Behavior<Event> deploy(Payload student, int vehicle) {
    if (vehicle == cell.vehicles()) {
      return Behaviors.stopped();
    }
    Drive drive = cell.drives().get(vehicle);
    if (!drive.everInCoverage()) {
      return goWithout(student, vehicle, CellRules.NEVER_IN_COVERAGE);
    }
    Interval airtime = drive.transfer(Direction.DOWNLINK, now, student.bits());
    return send(student, vehicle, airtime, 0);
  }

  private Behavior<Event> send(Payload student, int vehicle, Interval airtime, int silences) {
    Question.<Event, VehicleCommand, StudentDeployed>ask(
        context,
        cell.fleet().vehicle(vehicle),
        cell.silence().timeout(),
        replyTo -> new DeployStudent(student, airtime, replyTo),
        answer -> new Taken(answer.receiveJoules()),
        NotTaken::new);
    return awaitingAnswer(student, vehicle, airtime, silences);
  }

  private Behavior<Event> awaitingAnswer(
      Payload student, int vehicle, Interval airtime, int silences) {
    return Behaviors.receive(Event.class)
        .onMessage(Taken.class, taken -> charge(student, vehicle, airtime, taken))
        .onMessage(
            NotTaken.class,
            refused ->
                refused.reason().equals(Failures.NO_ANSWER)
                        && !cell.silence().aborts(vehicle)
                        && silences < MOST_SILENCES
                    ? send(student, vehicle, airtime, silences + 1)
                    : goWithout(student, vehicle, refused.reason()))
        .build();
  }

  private Behavior<Event> charge(Payload student, int vehicle, Interval airtime, Taken taken) {
    double sent =
        cell.scenario().equipment(vehicle).baseStation().transmitWatts() * airtime.seconds();
    double joules =
        cell.accounting().joules(new EnergyParts(0, 0, 0, taken.receiveJoules(), 0, 0, sent));
    replyTo.tell(new Deployment(vehicle, airtime, joules, Optional.empty()));
    now = airtime.end();
    return deploy(student, vehicle + 1);
  }

  private Behavior<Event> goWithout(Payload student, int vehicle, String reason) {
    context.getLog().warn("vehicle {} does not get the student: {}", vehicle + 1, reason);
    replyTo.tell(new Deployment(vehicle, new Interval(now, now), 0, Optional.of(reason)));
    return deploy(student, vehicle + 1);
  }

  private Behavior<Event> fail(NotFetched failed) {
    throw new IllegalStateException("no student to deploy: " + failed.reason());
  }
}
