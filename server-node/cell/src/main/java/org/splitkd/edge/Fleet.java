package org.splitkd.edge;

import akka.actor.typed.RecipientRef;
import akka.actor.typed.javadsl.ActorContext;
import java.util.List;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;

/** The addresses of a cell's vehicles. */
@FunctionalInterface
public interface Fleet {

  /**
   * Returns the address of a vehicle.
   *
   * @param index of the vehicle, from 0
   */
  RecipientRef<VehicleCommand> vehicle(int index);

  /** Makes the fleets of cells. */
  @FunctionalInterface
  interface Provider {
    /**
     * The fleet of one cell.
     *
     * @param cell the cell's actor; a fleet in the same JVM starts and stops with it
     * @param drives by vehicle index
     */
    Fleet forCell(ActorContext<?> cell, List<Drive> drives);
  }

  /** Makes the providers of a comparison, whose trials have different faults. */
  @FunctionalInterface
  interface ByTrial {
    /**
     * The fleets of the cells of one trial.
     *
     * @param trial from 0
     */
    Provider forTrial(int trial);
  }
}
