/**
 * Command-line handling shared by all programs: failures are reported in one line and become exit
 * codes, and the log goes to stderr as lines or as JSON. The commands themselves are in the modules
 * of the programs.
 */
@NullMarked
package org.splitkd.command;

import org.jspecify.annotations.NullMarked;
