package org.splitkd.chaos;

/**
 * Durations in an undisturbed run, ms.
 *
 * @param startUp from the start of the process to the first session
 * @param session from one commit to the next
 * @param whole the whole run
 */
record Durations(double startUp, double session, double whole) {}
