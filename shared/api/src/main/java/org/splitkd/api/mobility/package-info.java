/**
 * Where vehicles are: a {@link org.splitkd.api.mobility.Mobility} gives each of them a way that it
 * drives again and again. Places are in metres in a plane of the motion's own. Nothing here knows
 * what a radio does with them.
 */
@NullMarked
package org.splitkd.api.mobility;

import org.jspecify.annotations.NullMarked;
