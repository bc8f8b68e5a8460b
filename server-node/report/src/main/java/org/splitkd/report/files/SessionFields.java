package org.splitkd.report.files;

import org.splitkd.api.cost.TimeParts;
import org.splitkd.coordinator.CommittedSession;

/** The fields that every list of sessions has: who, how, when, and what it took. */
final class SessionFields {

  static final String HEADER =
      "order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,"
          + "device_s,uplink_s,server_s,downlink_s";

  private SessionFields() {}

  /** In full precision; order and vehicle count from 1. */
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
