package org.splitkd.report.files;

import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.CommittedSession;

/** The fields of every list of sessions: order, vehicle, decision, time and energy. */
final class SessionFields {

  static final String HEADER =
      "order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,"
          + "device_s,uplink_s,server_s,downlink_s";

  private SessionFields() {}

  /** Appends the fields in full precision; order and vehicle count from 1. */
  static void append(StringBuilder text, CommittedSession session) {
    TimeParts time = session.charge().time();
    text.append(session.order()).append(',');
    text.append(session.vehicle() + 1).append(',');
    text.append(session.cut().index()).append(',');
    text.append(session.ghz()).append(',');
    text.append(session.charge().span().start().seconds()).append(',');
    text.append(session.charge().delaySeconds()).append(',');
    text.append(session.joules()).append(',');
    text.append(time.device()).append(',');
    text.append(time.uplink()).append(',');
    text.append(time.server()).append(',');
    text.append(time.downlink());
  }
}
