package org.splitkd.cost;

import org.splitkd.model.CutLayer;

/**
 * The work of one session: download of the device-side parameters, {@code batches} batches, upload
 * of the device-side parameters.
 *
 * @param batches number of batches over all local epochs
 * @param downloadBits parameters of the device's blocks, sent before the first batch
 * @param uploadBits parameters of the device's blocks, sent after the last batch
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
