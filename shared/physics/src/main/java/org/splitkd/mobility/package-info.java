/**
 * The motions that come with the project: laps around a block, and traces of SUMO. Where vehicles
 * are and what they see of the base station, not what a radio does with it. Pure.
 */
@NullMarked
package org.splitkd.mobility;

import org.jspecify.annotations.NullMarked;
