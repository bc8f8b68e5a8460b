package org.splitkd.edge;

import org.splitkd.cost.Equipment;
import org.splitkd.cost.Schedule;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.radio.Drive;
import org.splitkd.time.EmulatedInstant;

/**
 * What a training session is to do.
 *
 * @param drive of its vehicle: how long what is sent down takes
 */
public record SessionPlan(
    SessionId id,
    CutLayer cut,
    double ghz,
    EmulatedInstant start,
    Schedule schedule,
    Equipment equipment,
    Drive drive) {}
