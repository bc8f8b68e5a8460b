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
 * One distillation: its models, texts and settings.
 *
 * @param charged workload that a session is charged with in emulated time and energy
 * @param volume volume of a session in the real training
 * @param student student before its training
 * @param vehicles training text of each vehicle, by vehicle index
 * @param heldOut text that no vehicle trains on
 * @param seed seed for initialising the adapters
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

  /** Returns the student's initial state. */
  public StudentState untrained() {
    return Students.untrained(student, learning.lora(), seed);
  }

  /**
   * Returns a batch of a session. Every round takes the next batches of the vehicle's text; every
   * local epoch of a round uses the same ones.
   *
   * @param round from 1
   * @param vehicle vehicle index, from 0
   * @param batch batch index in the session, from 0
   */
  public Batch batch(int round, int vehicle, int batch) {
    long perEpoch = volume.batchesPerEpoch();
    long index = (round - 1) * perEpoch + batch % perEpoch;
    return vehicles.get(vehicle).batch(index, volume.batchSize());
  }

  /** Length of the longest sequence given to the models. */
  public int positions() {
    return volume.sequenceLength();
  }

  /** Number of batches over all rounds and vehicles. */
  public int steps() {
    return rounds * vehicles.size() * volume.batchesPerSession();
  }

  /** Returns a copy with other learning settings. */
  public Distillation with(LearningSettings other) {
    return new Distillation(
        charged, volume, rounds, teacher, student, other, wire, vehicles, heldOut, seed);
  }
}
