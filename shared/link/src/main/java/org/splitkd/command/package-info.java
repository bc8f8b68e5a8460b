/**
 * What every program of the project does with its command line: failures are told in one line and
 * become exit codes, and the log goes to stderr as lines or as JSON. The commands themselves live
 * with the programs.
 */
@NullMarked
package org.splitkd.command;

import org.jspecify.annotations.NullMarked;
