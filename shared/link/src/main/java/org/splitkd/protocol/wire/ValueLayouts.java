package org.splitkd.protocol.wire;

import com.esotericsoftware.kryo.kryo5.Kryo;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** The values that headers consist of. An int takes 4 bytes; a long or a double takes 8. */
final class ValueLayouts {

  private ValueLayouts() {}

  static void register(Kryo kryo) {
    kryo.register(
        SessionId.class,
        new FieldOrder<SessionId>(
            (k, out, id) -> {
              out.writeInt(id.round());
              out.writeInt(id.order());
              out.writeInt(id.vehicle());
              out.writeInt(id.attempt());
              out.writeLong(id.fence());
            },
            (k, in) ->
                new SessionId(
                    in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readLong())));
    kryo.register(
        CutLayer.class,
        new FieldOrder<CutLayer>(
            (k, out, cut) -> out.writeInt(cut.index()), (k, in) -> new CutLayer(in.readInt())));
    kryo.register(
        Interval.class,
        new FieldOrder<Interval>(
            (k, out, interval) -> {
              out.writeDouble(interval.start().seconds());
              out.writeDouble(interval.end().seconds());
            },
            (k, in) ->
                new Interval(
                    new EmulatedInstant(in.readDouble()), new EmulatedInstant(in.readDouble()))));
    kryo.register(
        DeviceMeasurement.class,
        new FieldOrder<DeviceMeasurement>(
            (k, out, measured) -> {
              out.writeDouble(measured.computeSeconds());
              out.writeDouble(measured.uplinkSeconds());
              out.writeDouble(measured.downlinkSeconds());
              out.writeDouble(measured.computeJoules());
              out.writeDouble(measured.transmitJoules());
              out.writeDouble(measured.receiveJoules());
              out.writeDouble(measured.idleJoules());
            },
            (k, in) ->
                new DeviceMeasurement(
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble(),
                    in.readDouble())));
  }
}
