package org.splitkd.cost;

import org.splitkd.model.CutLayer;

/**
 * The work of one session: device-side parameters down, {@code batches} batches, device-side
 * parameters up.
 *
 * @param batches over all local epochs
 * @param downloadBits parameters of the device's blocks, before the first batch
 * @param uploadBits the same after the last
 */
public record SessionWork(
    CutLayer cut, int batches, BatchWork batch, double downloadBits, double uploadBits) {

  public double serverFlop() {
    return batches * batch.serverFlop();
  }

  public double deviceFlop() {
    return batches * batch.deviceFlop();
  }

  public double uplinkBits() {
    return batches * batch.uplinkBits() + uploadBits;
  }

  public double downlinkBits() {
    return batches * batch.gradientBits() + downloadBits;
  }
}
