package org.splitkd.report.files;

import org.splitkd.coordinator.AbortedSession;
import org.splitkd.report.words.TextTable;

/** The fields of every list of aborted sessions: vehicle, instant, time, energy and reason. */
final class AbortedFields {

  static final String HEADER = "round,order,vehicle,attempt,start_s,seconds,joules,reason,retried";

  private AbortedFields() {}

  /** Appends the fields in full precision; round, order, vehicle and attempt count from 1. */
  static void append(StringBuilder text, AbortedSession session) {
    text.append(session.round()).append(',');
    text.append(session.order()).append(',');
    text.append(session.vehicle() + 1).append(',');
    text.append(session.attempt()).append(',');
    text.append(session.spent().span().start().seconds()).append(',');
    text.append(session.spent().delaySeconds()).append(',');
    text.append(session.joules()).append(',');
    text.append(Csv.quoted(TextTable.oneLine(session.reason()))).append(',');
    text.append(session.retried());
  }
}
