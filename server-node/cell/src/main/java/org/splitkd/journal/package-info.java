/**
 * Where the events of runs are kept: in memory, in a folder, or in PostgreSQL. Here are the
 * settings of Akka's plugins, the tables, and a reader of stored events that shares nothing with
 * whoever wrote them. What the events mean is known elsewhere.
 */
@NullMarked
package org.splitkd.journal;

import org.jspecify.annotations.NullMarked;
