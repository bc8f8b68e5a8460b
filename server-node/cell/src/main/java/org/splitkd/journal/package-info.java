/**
 * Stores the events of runs: in memory, in a folder, or in PostgreSQL. Contains the settings of
 * Akka's plugins, the text format of a folder's journal, the tables of PostgreSQL, and a reader of
 * stored events that needs neither Akka nor their classes. The package does not know what the
 * events mean.
 */
@NullMarked
package org.splitkd.journal;

import org.jspecify.annotations.NullMarked;
