package org.splitkd.api.radio;

import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;

/**
 * Where a vehicle is while one piece of its way lasts, taken at its middle.
 *
 * @param index of the piece in the way
 * @param seconds the middle of the piece, since the way began
 * @param distanceM horizontal, to the base station
 * @param travelledM way from the vehicle's first place
 */
public record Place(
    int index,
    double seconds,
    Position position,
    double distanceM,
    double travelledM,
    Sight sight) {}
