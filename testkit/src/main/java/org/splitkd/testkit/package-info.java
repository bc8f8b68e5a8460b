/**
 * Scenario tests of a cell in a few lines: the real coordinator, sessions, GPU and vehicles, or
 * probes in place of any of them; sentences that say what goes wrong and when; expectations on what
 * came of it; and the story of the cell in the message of one that fails. Wall-clock time plays no
 * part: a rehearsal knows when nobody has anything left to do, and moves time on only then.
 */
@NullMarked
package org.splitkd.testkit;

import org.jspecify.annotations.NullMarked;
