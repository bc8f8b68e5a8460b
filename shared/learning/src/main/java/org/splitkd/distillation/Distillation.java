package org.splitkd.distillation;

import java.util.List;
import org.splitkd.cost.Workload;
import org.splitkd.cost.Workload.Volume;
import org.splitkd.nn.LearningSettings;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Students;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.text.Batch;
import org.splitkd.text.Windows;

/**
 * What is learned from which, and how.
 *
 * @param charged what a session costs in emulated time and energy
 * @param volume of a session that is really trained
 * @param student before its training
 * @param vehicles the text of each, by vehicle index
 * @param heldOut text that nobody trains on
 * @param seed of the adapters
 */
public record Distillation(
    Workload charged,
    Volume volume,
    int rounds,
    LlamaModel teacher,
    LlamaModel student,
    LearningSettings learning,
    Wire wire,
    List<Windows> vehicles,
    List<Batch> heldOut,
    long seed) {

  public Distillation {
    vehicles = List.copyOf(vehicles);
    heldOut = List.copyOf(heldOut);
  }

  /** The state the student begins in. */
  public StudentState untrained() {
    return Students.untrained(student, learning.lora(), seed);
  }

  /**
   * A batch of a session: every round takes the next batches of the vehicle's text, and every local
   * epoch of the round the same ones.
   *
   * @param round from 1
   * @param vehicle index, from 0
   * @param batch in the session, from 0
   */
  public Batch batch(int round, int vehicle, int batch) {
    long perEpoch = volume.batchesPerEpoch();
    long index = (round - 1) * perEpoch + batch % perEpoch;
    return vehicles.get(vehicle).batch(index, volume.batchSize());
  }

  /** The longest sequence the models are given. */
  public int positions() {
    return volume.sequenceLength();
  }

  /** Batches over all rounds and vehicles. */
  public int steps() {
    return rounds * vehicles.size() * volume.batchesPerSession();
  }

  /** The same with other settings of learning. */
  public Distillation with(LearningSettings other) {
    return new Distillation(
        charged, volume, rounds, teacher, student, other, wire, vehicles, heldOut, seed);
  }
}
