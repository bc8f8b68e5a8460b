package org.splitkd.api.cost;

/**
 * The parts of the energy that count.
 *
 * @param waiting true for {@code full} accounting, which also counts the draw of the GPU and the
 *     served vehicle while they wait within a session; false for {@code active} accounting, which
 *     counts only working parts
 * @param baseStation whether the base station's radio also counts
 */
public record Accounting(boolean waiting, boolean baseStation) {

  public double joules(EnergyParts parts) {
    double active = parts.server() + parts.device() + parts.transmit() + parts.receive();
    return active
        + (waiting ? parts.serverWaiting() + parts.deviceIdle() : 0)
        + (baseStation ? parts.baseStation() : 0);
  }
}
