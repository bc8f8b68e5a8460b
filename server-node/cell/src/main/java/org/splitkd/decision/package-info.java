/**
 * The policy of a cell at work: what it gets to see, what it is told, and whether what it chooses
 * is allowed. Here ends what a policy can do wrong: whatever that is becomes one line that names
 * it. Pure: no actor, no tensor.
 */
@NullMarked
package org.splitkd.decision;

import org.jspecify.annotations.NullMarked;
