/**
 * Stores the events of runs: in memory, in a folder, or in PostgreSQL. Contains the settings of
 * Akka's plugins, the tables, and a reader of stored events that shares no code with their writer.
 * The package does not know what the events mean.
 */
@NullMarked
package org.splitkd.journal;

import org.jspecify.annotations.NullMarked;
