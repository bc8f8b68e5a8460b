package org.splitkd.api.radio;

import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;

/**
 * The position of a vehicle during one piece of its way, taken at the middle of the piece.
 *
 * @param index index of the piece in the way
 * @param seconds the middle of the piece, since the way began
 * @param distanceM horizontal distance to the base station
 * @param travelledM distance driven from the vehicle's first place
 */
public record Place(
    int index,
    double seconds,
    Position position,
    double distanceM,
    double travelledM,
    Sight sight) {}
