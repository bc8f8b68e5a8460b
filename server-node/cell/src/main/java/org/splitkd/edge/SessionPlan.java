package org.splitkd.edge;

import java.util.Optional;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionWork;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Outage;
import org.splitkd.time.EmulatedInstant;

/**
 * The task of a training session.
 *
 * @param student the one it begins from; empty before the first commit
 * @param work that it is charged for
 * @param drive of its vehicle, which determines how long downlink transfers take
 * @param outage after which the link is lost
 * @param spentJoules energy drawn from the vehicle's battery so far in this run
 */
public record SessionPlan(
    SessionId id,
    Optional<CheckpointId> student,
    CutLayer cut,
    double ghz,
    EmulatedInstant start,
    Schedule schedule,
    SessionWork work,
    Equipment equipment,
    Drive drive,
    Outage outage,
    double spentJoules) {}
