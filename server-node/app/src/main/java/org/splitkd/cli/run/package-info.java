/**
 * Runs as they lie in folders: which scenario one is of, who has it, what its journal keeps, and
 * how it goes on. Commands ask here; nothing here reads a command line.
 */
@NullMarked
package org.splitkd.cli.run;

import org.jspecify.annotations.NullMarked;
