package org.splitkd.audit;

import java.util.List;

/**
 * What the journal of one cell holds.
 *
 * @param committed sessions that count
 * @param aborted sessions that were given up, tried again or not
 * @param restarts of the coordinator
 * @param violations what cannot have happened, one line each, in the order of the events
 */
public record AuditReport(int committed, int aborted, int restarts, List<String> violations) {

  public AuditReport {
    violations = List.copyOf(violations);
  }
}
