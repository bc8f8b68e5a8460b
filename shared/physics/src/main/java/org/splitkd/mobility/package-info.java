/**
 * The built-in motions: laps around a block, and SUMO traces. They cover positions of vehicles and
 * their line of sight to the base station, not the radio. Pure.
 */
@NullMarked
package org.splitkd.mobility;

import org.jspecify.annotations.NullMarked;
