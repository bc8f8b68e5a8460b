package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import org.splitkd.edge.EdgeGpu.AbandonStudent;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.GpuWork;
import org.splitkd.edge.EdgeGpu.RunStudent;
import org.splitkd.edge.EdgeGpu.RunTeacher;
import org.splitkd.edge.EdgeGpu.StoreStudent;
import org.splitkd.edge.EdgeGpu.Teach;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.time.EmulatedInstant;

/**
 * Gives the GPU the work of one session and counts what the GPU has not reported as done. Used only
 * by the session's actor.
 */
final class SessionGpu {

  private final ActorRef<EdgeGpu.Command> gpu;
  private final SessionPlan plan;
  private final ActorRef<SessionEvent> session;
  private int underWay;

  SessionGpu(ActorRef<EdgeGpu.Command> gpu, SessionPlan plan, ActorRef<SessionEvent> session) {
    this.gpu = gpu;
    this.plan = plan;
    this.session = session;
  }

  void begin() {
    gpu.tell(new BeginStudent(plan.id(), plan.cut(), plan.student(), session));
  }

  /** Runs the teacher, which takes no emulated time yet. */
  void teach(int batch, Payload embedding) {
    gpu.tell(new Teach(plan.id(), batch, embedding, session));
  }

  void runTeacher(int batch, EmulatedInstant at) {
    gpu.tell(new RunTeacher(work(batch, at), session));
    underWay++;
  }

  void runStudent(int batch, Payload activations, EmulatedInstant at) {
    gpu.tell(new RunStudent(work(batch, at), activations, session));
    underWay++;
  }

  /** Notes that the GPU has reported a piece of work as done. */
  void done() {
    underWay--;
  }

  /** Whether the GPU has work that it has not reported as done. */
  boolean isAtWork() {
    return underWay > 0;
  }

  void store(Payload parameters) {
    gpu.tell(new StoreStudent(plan.id(), parameters, session));
  }

  void abandon() {
    gpu.tell(new AbandonStudent(plan.id()));
  }

  private GpuWork work(int batch, EmulatedInstant at) {
    return new GpuWork(plan.id(), batch, plan.ghz(), at);
  }
}
