package org.splitkd.chaos;

/**
 * How long things take when nobody disturbs them, ms.
 *
 * @param startUp until the first session begins
 * @param session from a commit to the next
 * @param whole a run to its end
 */
record Durations(double startUp, double session, double whole) {}
