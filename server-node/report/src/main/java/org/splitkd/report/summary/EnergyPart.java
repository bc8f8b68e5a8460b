package org.splitkd.report.summary;

import java.util.Arrays;
import java.util.List;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.EnergyParts;

/** The parts of the energy, by name, in the order of the reports. */
public enum EnergyPart {
  SERVER("Server"),
  DEVICE("Device"),
  SENDING("Sending"),
  RECEIVING("Receiving"),
  SERVER_WAITING("Server waiting"),
  DEVICE_IDLE("Device idle"),
  BASE_STATION("Base station");

  private final String label;

  EnergyPart(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public double joules(EnergyParts parts) {
    return switch (this) {
      case SERVER -> parts.server();
      case DEVICE -> parts.device();
      case SENDING -> parts.transmit();
      case RECEIVING -> parts.receive();
      case SERVER_WAITING -> parts.serverWaiting();
      case DEVICE_IDLE -> parts.deviceIdle();
      case BASE_STATION -> parts.baseStation();
    };
  }

  /** The parts that count. */
  public static List<EnergyPart> counted(Accounting accounting) {
    return Arrays.stream(values()).filter(part -> part.counts(accounting)).toList();
  }

  /** The parts that are recorded but do not count. */
  public static List<EnergyPart> uncounted(Accounting accounting) {
    return Arrays.stream(values()).filter(part -> !part.counts(accounting)).toList();
  }

  private boolean counts(Accounting accounting) {
    return switch (this) {
      case SERVER, DEVICE, SENDING, RECEIVING -> true;
      case SERVER_WAITING, DEVICE_IDLE -> accounting.waiting();
      case BASE_STATION -> accounting.baseStation();
    };
  }
}
