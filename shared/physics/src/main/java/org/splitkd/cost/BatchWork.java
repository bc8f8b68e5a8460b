package org.splitkd.cost;

/**
 * The work of one batch at a cut, in execution order: FLOPs on the processors, bits on the radio.
 *
 * @param deviceForwardFlop student blocks 1…c
 * @param teacherInputBits the teacher's embedding of the batch, uplink
 * @param smashedBits the student's activations at the cut, uplink
 * @param teacherFlop the teacher's forward pass
 * @param studentFlop student blocks c+1…L′ forward and backward, head forward and backward
 * @param gradientBits the gradient at the cut, downlink
 * @param deviceBackwardFlop student blocks c…1
 */
public record BatchWork(
    double deviceForwardFlop,
    double teacherInputBits,
    double smashedBits,
    double teacherFlop,
    double studentFlop,
    double gradientBits,
    double deviceBackwardFlop) {

  /** The work of a batch whose soft labels the server has kept: without the teacher. */
  public BatchWork untaught() {
    return new BatchWork(
        deviceForwardFlop, 0, smashedBits, 0, studentFlop, gradientBits, deviceBackwardFlop);
  }

  public double deviceFlop() {
    return deviceForwardFlop + deviceBackwardFlop;
  }

  public double serverFlop() {
    return teacherFlop + studentFlop;
  }

  public double uplinkBits() {
    return teacherInputBits + smashedBits;
  }
}
