package org.splitkd.testkit;

import akka.actor.typed.Behavior;
import akka.actor.typed.BehaviorInterceptor;
import akka.actor.typed.TypedActorContext;
import akka.actor.typed.javadsl.Behaviors;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.GpuWork;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.StoreStudent;

/** Adds the work given to the GPU to the story. */
final class GpuTap extends BehaviorInterceptor<EdgeGpu.Command, EdgeGpu.Command> {

  private final Story story;

  private GpuTap(Story story) {
    super(EdgeGpu.Command.class);
    this.story = story;
  }

  static Behavior<EdgeGpu.Command> on(Behavior<EdgeGpu.Command> gpu, Story story) {
    return Behaviors.intercept(() -> new GpuTap(story), gpu);
  }

  @Override
  public Behavior<EdgeGpu.Command> aroundReceive(
      TypedActorContext<EdgeGpu.Command> context,
      EdgeGpu.Command command,
      ReceiveTarget<EdgeGpu.Command> gpu) {
    if (command instanceof RunTeacher teacher) {
      tell(teacher.work(), "teacher on batch");
    } else if (command instanceof RunStudent student) {
      tell(student.work(), "student on batch");
    } else if (command instanceof StoreStudent store) {
      story.said(Double.NaN, Story.SESSION, Story.GPU, "keep the student of " + store.session());
    } else if (command instanceof AbandonStudent abandon) {
      story.said(Double.NaN, Story.SESSION, Story.GPU, "forget " + abandon.session());
    }
    return gpu.apply(context, command);
  }

  private void tell(GpuWork work, String what) {
    story.said(
        work.at().seconds(),
        Story.SESSION,
        Story.GPU,
        what,
        work.session().toString(),
        work.batch());
  }
}
