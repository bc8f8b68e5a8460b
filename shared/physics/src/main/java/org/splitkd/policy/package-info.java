/**
 * Policies, which choose the next vehicle, its cut and the frequency: one small interface, one
 * class per method. Pure: a policy sees rates and costs, never an actor.
 */
@NullMarked
package org.splitkd.policy;

import org.jspecify.annotations.NullMarked;
