/**
 * The commands: they read a scenario, run it, write its results and report the outcome. They
 * contain no decisions or computations of their own.
 */
@NullMarked
package org.splitkd.cli;

import org.jspecify.annotations.NullMarked;
