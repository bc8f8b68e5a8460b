package org.splitkd.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.splitkd.api.power.DevicePowerContext;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.PowerModel;
import org.splitkd.api.power.ServerPowerContext;
import org.splitkd.api.power.ServerPowerFactory;
import org.splitkd.hardware.CheckedPower;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.GpuPowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.Section;
import org.splitkd.scenario.text.Words;

/** Reads the catalogues {@code gpus} and {@code devices}, the server, the fleet, and the modems. */
final class HardwareReader {

  private static final String MEMORY_GB_S = "memory-gb-s";

  private static final int MOST_CORES = 10_000_000;
  private static final int MOST_VEHICLES = 1_000_000;
  private static final double JOULES_PER_WATT_HOUR = 3600;
  private static final Range BATTERY_WATT_HOURS = Range.aboveUpTo(0, 1e6);
  private static final Range SHARE = Range.aboveUpTo(0, 1);

  private static final String UTILISATION = "utilisation";
  private static final String POWER = "power";
  private static final String POWER_SETTINGS = "power-settings";

  private static final String BATTERY = "battery-wh";
  private static final String CHARGE = "charge";
  private static final String HOLD = "p-hold-w";
  private static final double USUAL_HOLD_WATTS = 65;

  private static final String[] GPU_LAW = {
    "p-max-w", "p-static-w", "p-wait-w", HOLD, "f-floor-ghz"
  };
  private static final String[] DEVICE_LAW = {"p-rated-w", "p-idle-w", "f-rated-ghz"};

  private record Gpu(String name, double minGhz, double maxGhz, Supplier<PowerModel> law)
      implements ServerPowerContext {
    @Override
    public PowerModel standard() {
      return law.get();
    }
  }

  private record Board(String name, double ghz, Supplier<PowerModel> law)
      implements DevicePowerContext {
    @Override
    public PowerModel standard() {
      return law.get();
    }
  }

  private final Section root;
  private final Extensions extensions;
  private final LeverReader levers;

  HardwareReader(Section root, Extensions extensions, LeverReader levers) {
    this.root = root;
    this.extensions = extensions;
    this.levers = levers;
  }

  /** Reads the GPU of the catalogue; keys under {@code server} override its own. */
  EdgeServer server() {
    Map<String, Section> gpus = sections(root.section("gpus"));
    gpus.forEach(this::gpu);
    Section server = root.section("server");
    Section gpu = server.entry("device", "gpus", gpus);
    EdgeServer chosen = gpu(server.text("device"), server.over(gpu));
    if (levers.clockHeld() && !(chosen.power() instanceof GpuPowerLaw)) {
      throw levers.wrong(
          "idle-clock", "must be parked with server.power, which decides what waiting draws");
    }
    return chosen;
  }

  /** Reads the vehicles' devices, entry by entry, {@code count} of each. */
  List<Device> fleet() {
    Map<String, Section> catalogue = sections(root.section("devices"));
    catalogue.forEach(this::check);
    Section entries = root.list("fleet");
    List<Device> fleet = new ArrayList<>();
    for (String index : entries.names()) {
      Section entry = entries.section(index);
      int count = entry.has("count") ? entry.integer("count", 1, MOST_VEHICLES) : 1;
      fleet.addAll(Collections.nCopies(count, vehicle(entry, catalogue)));
      if (fleet.size() > MOST_VEHICLES) {
        throw entries.wrong("must have at most " + MOST_VEHICLES + " vehicles");
      }
    }
    if (fleet.isEmpty()) {
      throw entries.wrong("must have at least one vehicle");
    }
    return List.copyOf(fleet);
  }

  static Modem modem(Section section) {
    return new Modem(
        section.number("p-tx-w", Range.NOT_NEGATIVE), section.number("p-rx-w", Range.NOT_NEGATIVE));
  }

  private Device vehicle(Section entry, Map<String, Section> catalogue) {
    Section device = entry.entry("device", "devices", catalogue);
    double ghz = entry.number("f-ghz", Range.POSITIVE);
    return device(entry.text("device"), entry.over(device), ghz);
  }

  private static Map<String, Section> sections(Section catalogue) {
    Map<String, Section> sections = new LinkedHashMap<>();
    catalogue.names().forEach(name -> sections.put(name, catalogue.section(name)));
    return sections;
  }

  private EdgeServer gpu(String name, Section section) {
    double maxGhz = section.number("f-max-ghz", Range.POSITIVE);
    double minGhz = section.number("f-min-ghz", Range.POSITIVE);
    if (minGhz > maxGhz) {
      throw section.conflict("f-min-ghz", "at most", "f-max-ghz", "at least");
    }
    ComputeUnits units = units(section);
    PowerModel power = gpuPower(name, section, units, minGhz, maxGhz);
    List<Double> levels = power.levels();
    return new EdgeServer(
        name,
        units,
        levels.isEmpty() ? minGhz : levels.get(0),
        levels.isEmpty() ? maxGhz : levels.get(levels.size() - 1),
        power,
        section.number("memory-gib", Range.POSITIVE),
        section.number(MEMORY_GB_S, Range.POSITIVE));
  }

  private PowerModel gpuPower(
      String name, Section section, ComputeUnits units, double minGhz, double maxGhz) {
    if (!section.has(POWER)) {
      return gpuLaw(section, maxGhz);
    }
    section.allow(GPU_LAW);
    ServerPowerFactory factory = extensions.named(section, POWER, ServerPowerFactory.class);
    Gpu context = new Gpu(name, minGhz, maxGhz, () -> gpuLaw(section, maxGhz));
    PowerModel power =
        extensions.make(
            section,
            POWER_SETTINGS,
            "power model",
            factory,
            (laws, settings) ->
                checked(
                    factory.name(),
                    laws.create(settings, context),
                    minGhz,
                    maxGhz,
                    units.utilisation()));
    for (double ghz : power.levels()) {
      if (ghz < minGhz || ghz > maxGhz) {
        throw section.wrong(
            POWER,
            "has a clock of "
                + Words.number(ghz)
                + " GHz: must be f-min-ghz = "
                + Words.number(minGhz)
                + " to f-max-ghz = "
                + Words.number(maxGhz));
      }
    }
    return power;
  }

  private GpuPowerLaw gpuLaw(Section section, double maxGhz) {
    double maxWatts = section.number("p-max-w", Range.POSITIVE);
    double staticWatts = section.number("p-static-w", Range.NOT_NEGATIVE);
    if (staticWatts >= maxWatts) {
      throw section.conflict("p-static-w", "below", "p-max-w", "above");
    }
    double waitWatts = section.number("p-wait-w", Range.NOT_NEGATIVE);
    double holdWatts =
        section.has(HOLD) ? section.number(HOLD, Range.NOT_NEGATIVE) : USUAL_HOLD_WATTS;
    double floorGhz = section.number("f-floor-ghz", Range.POSITIVE);
    return new GpuPowerLaw(
        maxWatts, staticWatts, levers.clockHeld() ? holdWatts : waitWatts, maxGhz, floorGhz);
  }

  /**
   * Checks a device, even if no vehicle uses it. Its own power model is not created here, because
   * that needs a vehicle's clock.
   */
  private void check(String name, Section device) {
    if (!device.has(POWER)) {
      device(name, device, 1);
      return;
    }
    extensions.named(device, POWER, DevicePowerFactory.class);
    device.allow(POWER_SETTINGS);
    device.allow(DEVICE_LAW);
    device(name, device, 1, new DevicePowerLaw(0, 1, 0));
  }

  private PowerModel devicePower(String name, Section section, double ghz) {
    if (!section.has(POWER)) {
      return deviceLaw(section);
    }
    section.allow(DEVICE_LAW);
    DevicePowerFactory factory = extensions.named(section, POWER, DevicePowerFactory.class);
    Board context = new Board(name, ghz, () -> deviceLaw(section));
    return extensions.make(
        section,
        POWER_SETTINGS,
        "power model",
        factory,
        (laws, settings) ->
            checked(
                factory.name(),
                laws.create(settings, context),
                ghz,
                ghz,
                section.number(UTILISATION, SHARE)));
  }

  /** Probes third-party power models before a run; a built-in law needs no such check. */
  private static PowerModel checked(
      String name, PowerModel power, double minGhz, double maxGhz, double utilisation) {
    return power instanceof GpuPowerLaw || power instanceof DevicePowerLaw
        ? power
        : new CheckedPower(name, power).probed(minGhz, maxGhz, utilisation);
  }

  private static DevicePowerLaw deviceLaw(Section section) {
    double ratedWatts = section.number("p-rated-w", Range.NOT_NEGATIVE);
    double idleWatts = section.number("p-idle-w", Range.NOT_NEGATIVE);
    if (ratedWatts < idleWatts) {
      throw section.conflict("p-rated-w", "at least", "p-idle-w", "at most");
    }
    return new DevicePowerLaw(ratedWatts, section.number("f-rated-ghz", Range.POSITIVE), idleWatts);
  }

  private Device device(String name, Section section, double ghz) {
    return device(name, section, ghz, devicePower(name, section, ghz));
  }

  private static Device device(String name, Section section, double ghz, PowerModel power) {
    return new Device(
        name,
        units(section),
        ghz,
        power,
        section.number("memory-gib", Range.POSITIVE),
        section.number(MEMORY_GB_S, Range.POSITIVE),
        section.number("system-bytes", Range.NOT_NEGATIVE),
        batteryJoules(section),
        charge(section));
  }

  private static double charge(Section section) {
    if (!section.has(CHARGE)) {
      return 1;
    }
    double charge = section.number(CHARGE, Range.aboveUpTo(0, 1));
    if (!section.has(BATTERY)) {
      throw section.wrong(CHARGE, "must have " + BATTERY + " beside it");
    }
    return charge;
  }

  /** Without the key the supply never runs out. */
  private static double batteryJoules(Section section) {
    return section.has(BATTERY)
        ? section.number(BATTERY, BATTERY_WATT_HOURS) * JOULES_PER_WATT_HOUR
        : Double.POSITIVE_INFINITY;
  }

  private static ComputeUnits units(Section section) {
    return new ComputeUnits(
        section.integer("cores", 1, MOST_CORES),
        section.number("flop-per-core-cycle", Range.POSITIVE),
        section.number(UTILISATION, SHARE));
  }
}
