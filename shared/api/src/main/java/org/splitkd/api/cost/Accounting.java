package org.splitkd.api.cost;

/**
 * Which energy counts.
 *
 * @param waiting {@code full} accounting: the GPU's and the served vehicle's draw while they wait
 *     within a session counts too; without it, {@code active} accounting, only working parts count
 * @param baseStation the base station's radio counts too
 */
public record Accounting(boolean waiting, boolean baseStation) {

  public double joules(EnergyParts parts) {
    double active = parts.server() + parts.device() + parts.transmit() + parts.receive();
    return active
        + (waiting ? parts.serverWaiting() + parts.deviceIdle() : 0)
        + (baseStation ? parts.baseStation() : 0);
  }
}
