/**
 * Benchmarks of the program itself, timed by the clock of the machine it runs on. No measurement
 * enters the results of a run.
 */
@NullMarked
package org.splitkd.bench;

import org.jspecify.annotations.NullMarked;
