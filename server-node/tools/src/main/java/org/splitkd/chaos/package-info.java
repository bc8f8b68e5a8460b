/**
 * Chaos testing: kills a durable run repeatedly, resumes it, and compares its results with those of
 * an undisturbed run. It sees a run as a user does: through its commands, its exit codes and the
 * files in its folder. It reads the wall clock because kills are timed to milliseconds.
 */
@NullMarked
package org.splitkd.chaos;

import org.jspecify.annotations.NullMarked;
