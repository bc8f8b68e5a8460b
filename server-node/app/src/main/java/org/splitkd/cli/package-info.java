/**
 * The commands: they read a scenario, run it, write its results and tell how it went. Nothing is
 * decided or computed here.
 */
@NullMarked
package org.splitkd.cli;

import org.jspecify.annotations.NullMarked;
