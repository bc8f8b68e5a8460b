/**
 * The live page: what happens in a run, told to any number of browsers by HTTP, and what they may
 * change of it: its pace. Follows events, and asks nothing of the actors of the run; it has an
 * actor system of its own. What the page looks like is in {@code src/main/web}.
 */
@NullMarked
package org.splitkd.dashboard;

import org.jspecify.annotations.NullMarked;
