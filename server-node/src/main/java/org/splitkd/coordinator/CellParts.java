package org.splitkd.coordinator;

import akka.actor.typed.ActorRef;
import java.time.Duration;
import java.util.List;
import org.splitkd.cost.Accounting;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.Schedule;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.policy.Policy;
import org.splitkd.radio.Drive;

/**
 * What a coordinator works with: the actors of its cell, and what is known of the vehicles, by
 * index.
 *
 * @param answerTimeout wall-clock time of silence after which a session is given up
 */
public record CellParts(
    Policy policy,
    ActorRef<AccessPoint.Observe> accessPoint,
    ActorRef<EdgeGpu.Command> gpu,
    EdgeTrainer trainer,
    Fleet fleet,
    List<Equipment> equipment,
    List<Drive> drives,
    Schedule schedule,
    Accounting accounting,
    Duration answerTimeout) {}
