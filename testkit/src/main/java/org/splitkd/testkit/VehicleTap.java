package org.splitkd.testkit;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.Terminated;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;

/** Adds the messages to and from one vehicle to the story. */
final class VehicleTap extends BehaviorInterceptor<VehicleCommand, VehicleCommand> {

  private final Story story;
  private final String name;

  private VehicleTap(Story story, String name) {
    super(VehicleCommand.class);
    this.story = story;
    this.name = name;
  }

  static Behavior<VehicleCommand> on(Behavior<VehicleCommand> vehicle, Story story, int index) {
    String name = Story.vehicle(index);
    return Behaviors.intercept(() -> new VehicleTap(story, name), vehicle);
  }

  @Override
  public Behavior<VehicleCommand> aroundReceive(
      TypedActorContext<VehicleCommand> context,
      VehicleCommand command,
      ReceiveTarget<VehicleCommand> vehicle) {
    if (command instanceof BeginSession begin) {
      story.said(
          begin.airtime().end().seconds(),
          Story.SESSION,
          name,
          "parameters of " + begin.session() + ", " + begin.cut());
      ActorRef<SessionEvent> back =
          context.asJava().spawnAnonymous(wayBack(begin.replyTo(), story, name));
      return vehicle.apply(context, begin.answeredTo(back));
    } else if (command instanceof CutGradient gradient) {
      story.said(
          gradient.airtime().end().seconds(),
          Story.SESSION,
          name,
          "gradient",
          gradient.session().toString(),
          gradient.batch());
    } else if (command instanceof LinkLost lost) {
      story.said(lost.airtime().end().seconds(), Story.SESSION, name, "the link is lost");
    } else if (command instanceof DeployStudent deploy) {
      story.said(deploy.airtime().end().seconds(), Story.COORDINATOR, name, "the student");
    }
    return vehicle.apply(context, command);
  }

  private static Behavior<SessionEvent> wayBack(
      ActorRef<SessionEvent> session, Story story, String name) {
    return Behaviors.setup(
        context -> {
          context.watch(session);
          return Behaviors.receive(SessionEvent.class)
              .onAnyMessage(
                  event -> {
                    tell(event, story, name);
                    session.tell(event);
                    return Behaviors.same();
                  })
              .onSignal(Terminated.class, over -> Behaviors.stopped())
              .build();
        });
  }

  private static void tell(SessionEvent event, Story story, String name) {
    if (event instanceof TeacherInput input) {
      story.said(
          input.airtime().end().seconds(),
          name,
          Story.SESSION,
          "teacher-input",
          input.session().toString(),
          input.batch());
    } else if (event instanceof SmashedData data) {
      story.said(
          data.airtime().end().seconds(),
          name,
          Story.SESSION,
          "smashed-data",
          data.session().toString(),
          data.batch());
    } else if (event instanceof UpdatedParameters updated) {
      story.said(updated.airtime().end().seconds(), name, Story.SESSION, "updated-parameters");
    } else if (event instanceof VehicleFailed failed) {
      story.said(failed.at().seconds(), name, Story.SESSION, "✗ " + failed.reason());
    }
  }
}
