/**
 * Motion of vehicles: a {@link org.splitkd.api.mobility.Mobility} gives each vehicle a way that it
 * drives repeatedly. Places are in metres, in a plane that the motion defines. Nothing here depends
 * on the radio.
 */
@NullMarked
package org.splitkd.api.mobility;

import org.jspecify.annotations.NullMarked;
