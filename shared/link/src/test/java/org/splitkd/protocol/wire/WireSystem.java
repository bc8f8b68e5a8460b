package org.splitkd.protocol.wire;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.pattern.StatusReply;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import java.io.NotSerializableException;
import java.io.UncheckedIOException;
import java.util.List;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.StudentDeployed;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleEvent;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** A system whose serializer is tested, and messages to test it with. */
final class WireSystem implements AutoCloseable {

  private final ActorTestKit kit = ActorTestKit.create("wire");

  ActorTestKit kit() {
    return kit;
  }

  Serialization serialization() {
    return SerializationExtension.get(Adapter.toClassic(kit.system()));
  }

  /** Returns the serializer as a sender finds it: by the class of its message. */
  TensorMessageSerializer serializer() {
    try {
      return (TensorMessageSerializer) serialization().serializerFor(TensorMessage.class);
    } catch (NotSerializableException unbound) {
      throw new UncheckedIOException(unbound);
    }
  }

  <M> ActorRef<M> session(String path) {
    return ActorRefResolver.get(kit.system()).resolveActorRef(path);
  }

  /** Returns messages of every type, with payloads of the element types in turn. */
  List<TensorMessage> messages() {
    SessionId id = new SessionId(3, 2, 41, 2, Long.MAX_VALUE);
    Interval airtime = new Interval(new EmulatedInstant(0.1), new EmulatedInstant(1e9 / 3));
    Payload halves = new Payload(96, List.of(floats(DType.FP16), floats(DType.BF16)));
    Payload tokens = new Payload(1e12, List.of(Tensor.ofInts(new int[] {-1, 128_255}, 1, 2)));
    Payload bytes = new Payload(0.5, List.of(floats(DType.INT8), Tensor.ofFloats(new float[0], 0)));
    Payload exact = new Payload(192, List.of(floats(DType.FP32), Tensor.ofFloats(new float[] {7})));
    DeviceMeasurement measured = new DeviceMeasurement(0.1, 1 / 3.0, 3, 1e-9, 5e9, 0, 7);
    return List.of(
        new VehicleEvent.TeacherInput(id, 1, halves, airtime),
        new VehicleEvent.TeacherInput(id, 2, tokens, airtime),
        new VehicleEvent.SmashedData(id, Integer.MAX_VALUE, bytes, airtime),
        new VehicleEvent.UpdatedParameters(id, exact, airtime, measured),
        new VehicleCommand.BeginSession(
            id,
            new CutLayer(12),
            9,
            exact,
            airtime,
            1e9 / 7,
            kit.<SessionEvent>createTestProbe().ref()),
        new VehicleCommand.CutGradient(id, -1, Payload.NOTHING, airtime),
        new VehicleCommand.DeployStudent(
            halves, airtime, kit.<StatusReply<StudentDeployed>>createTestProbe().ref()));
  }

  private static Tensor floats(DType dtype) {
    return Tensor.encode(new float[] {1, -2, 0.1f, 65_504, -0f, 1e-7f}, dtype, 1, 2, 3);
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
