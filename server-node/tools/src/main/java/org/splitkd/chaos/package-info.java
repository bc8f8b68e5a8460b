/**
 * Kills a durable run again and again, has it go on, and holds what comes out against a run that
 * nobody disturbed. It knows a run as a user does: by its commands, its exit codes and the files in
 * its folder. It reads the clock, since a kill is a matter of milliseconds.
 */
@NullMarked
package org.splitkd.chaos;

import org.jspecify.annotations.NullMarked;
