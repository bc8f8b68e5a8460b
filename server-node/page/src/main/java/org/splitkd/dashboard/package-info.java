/**
 * The live page: it shows the events of a run to any number of browsers over HTTP and lets them
 * change its pace. It follows events and asks nothing of the actors of the run; it has its own
 * actor system. The page itself is in {@code src/main/web}.
 */
@NullMarked
package org.splitkd.dashboard;

import org.jspecify.annotations.NullMarked;
