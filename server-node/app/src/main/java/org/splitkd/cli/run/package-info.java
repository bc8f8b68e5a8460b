/**
 * Runs in their folders: their scenarios, locks and journals, and resuming them. The commands use
 * this package; it reads no command line.
 */
@NullMarked
package org.splitkd.cli.run;

import org.jspecify.annotations.NullMarked;
