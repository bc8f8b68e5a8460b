package org.splitkd.protocol.wire;

import akka.actor.typed.ActorRefResolver;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.time.Interval;

/** Every message that carries tensors, with the fields of its header in order. */
final class MessageTypes {

  private final List<MessageType<?>> types;

  MessageTypes(ActorRefResolver resolver) {
    ActorRefs actors = new ActorRefs(resolver);
    types =
        List.of(
            new MessageType<>(
                "TI2",
                TeacherInput.class,
                batch(
                    TeacherInput::session,
                    TeacherInput::batch,
                    TeacherInput::embedding,
                    TeacherInput::airtime,
                    TeacherInput::new)),
            new MessageType<>(
                "SD2",
                SmashedData.class,
                batch(
                    SmashedData::session,
                    SmashedData::batch,
                    SmashedData::activations,
                    SmashedData::airtime,
                    SmashedData::new)),
            new MessageType<>(
                "UP2",
                UpdatedParameters.class,
                new FieldOrder<>(
                    (kryo, out, updated) -> {
                      kryo.writeObject(out, updated.session());
                      kryo.writeObject(out, updated.parameters());
                      kryo.writeObject(out, updated.airtime());
                      kryo.writeObject(out, updated.measured());
                    },
                    (kryo, in) ->
                        new UpdatedParameters(
                            kryo.readObject(in, SessionId.class),
                            kryo.readObject(in, Payload.class),
                            kryo.readObject(in, Interval.class),
                            kryo.readObject(in, DeviceMeasurement.class)))),
            new MessageType<>(
                "BS2",
                BeginSession.class,
                new FieldOrder<>(
                    (kryo, out, begin) -> {
                      kryo.writeObject(out, begin.session());
                      kryo.writeObject(out, begin.cut());
                      out.writeInt(begin.step());
                      kryo.writeObject(out, begin.parameters());
                      kryo.writeObject(out, begin.airtime());
                      out.writeDouble(begin.spentJoules());
                      actors.write(out, begin.replyTo());
                    },
                    (kryo, in) ->
                        new BeginSession(
                            kryo.readObject(in, SessionId.class),
                            kryo.readObject(in, CutLayer.class),
                            in.readInt(),
                            kryo.readObject(in, Payload.class),
                            kryo.readObject(in, Interval.class),
                            in.readDouble(),
                            actors.read(in)))),
            new MessageType<>(
                "CG2",
                CutGradient.class,
                batch(
                    CutGradient::session,
                    CutGradient::batch,
                    CutGradient::gradient,
                    CutGradient::airtime,
                    CutGradient::new)),
            new MessageType<>(
                "DS1",
                DeployStudent.class,
                new FieldOrder<>(
                    (kryo, out, deploy) -> {
                      kryo.writeObject(out, deploy.student());
                      kryo.writeObject(out, deploy.airtime());
                      actors.write(out, deploy.replyTo());
                    },
                    (kryo, in) ->
                        new DeployStudent(
                            kryo.readObject(in, Payload.class),
                            kryo.readObject(in, Interval.class),
                            actors.read(in)))));
  }

  /**
   * Returns the type in which a message is written.
   *
   * @throws IllegalArgumentException if there is none
   */
  MessageType<?> of(Object message) {
    for (MessageType<?> type : types) {
      if (type.type() == message.getClass()) {
        return type;
      }
    }
    throw new IllegalArgumentException("no layout for " + message.getClass().getName());
  }

  /**
   * Returns the type with this manifest.
   *
   * @throws IllegalArgumentException if there is none
   */
  MessageType<?> named(String manifest) {
    for (MessageType<?> type : types) {
      if (type.manifest().equals(manifest)) {
        return type;
      }
    }
    throw new IllegalArgumentException(
        "unknown, must be one of " + types.stream().map(MessageType::manifest).toList());
  }

  /** Returns the layout of a message about one batch; all of them have the same four fields. */
  private static <T> FieldOrder<T> batch(
      Function<T, SessionId> session,
      ToIntFunction<T> batch,
      Function<T, Payload> payload,
      Function<T, Interval> airtime,
      OfBatch<T> constructor) {
    return new FieldOrder<>(
        (kryo, out, message) -> {
          kryo.writeObject(out, session.apply(message));
          out.writeInt(batch.applyAsInt(message));
          kryo.writeObject(out, payload.apply(message));
          kryo.writeObject(out, airtime.apply(message));
        },
        (kryo, in) ->
            constructor.of(
                kryo.readObject(in, SessionId.class),
                in.readInt(),
                kryo.readObject(in, Payload.class),
                kryo.readObject(in, Interval.class)));
  }

  @FunctionalInterface
  private interface OfBatch<T> {
    T of(SessionId session, int batch, Payload payload, Interval airtime);
  }
}
