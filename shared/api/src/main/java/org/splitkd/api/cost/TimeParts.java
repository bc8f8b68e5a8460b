package org.splitkd.api.cost;

/** Each resource's busy time in a session, s. In the sequential schedule they sum to the delay. */
public record TimeParts(double device, double uplink, double server, double downlink) {

  public static final TimeParts NONE = new TimeParts(0, 0, 0, 0);

  public double sum() {
    return device + uplink + server + downlink;
  }

  public TimeParts plus(TimeParts other) {
    return new TimeParts(
        device + other.device,
        uplink + other.uplink,
        server + other.server,
        downlink + other.downlink);
  }

  public TimeParts times(double factor) {
    return new TimeParts(device * factor, uplink * factor, server * factor, downlink * factor);
  }
}
