/**
 * Which vehicle is served next, with which cut and frequency: one small interface, one class per
 * method. Pure: a policy sees rates and costs, never an actor.
 */
@NullMarked
package org.splitkd.policy;

import org.jspecify.annotations.NullMarked;
