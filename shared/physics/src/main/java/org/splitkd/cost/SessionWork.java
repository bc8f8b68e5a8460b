package org.splitkd.cost;

import org.splitkd.model.CutLayer;

/**
 * The work of one session: download of the device-side parameters, {@code batches} batches, upload
 * of the device-side parameters.
 *
 * @param batches number of batches over all local epochs
 * @param freshBatches number of batches on which the teacher runs, which are the first ones; the
 *     server has kept the soft labels of the others
 * @param batch the work of a batch on which the teacher runs
 * @param downloadBits parameters of the device's blocks, sent before the first batch
 * @param uploadBits parameters of the device's blocks, sent after the last batch
 */
public record SessionWork(
    CutLayer cut,
    int batches,
    int freshBatches,
    BatchWork batch,
    double downloadBits,
    double uploadBits) {

  /** Whether the teacher runs on a batch, from 0. */
  public boolean isFresh(int index) {
    return index < freshBatches;
  }

  public double serverFlop() {
    return freshBatches * batch.serverFlop()
        + (batches - freshBatches) * batch.untaught().serverFlop();
  }

  public double deviceFlop() {
    return batches * batch.deviceFlop();
  }

  public double uplinkBits() {
    return freshBatches * batch.uplinkBits()
        + (batches - freshBatches) * batch.untaught().uplinkBits()
        + uploadBits;
  }

  public double downlinkBits() {
    return batches * batch.gradientBits() + downloadBits;
  }
}
