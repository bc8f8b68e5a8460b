package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.hardware.Device;

/**
 * Vehicles with the same device at the same clock.
 *
 * @param vehicles indices, from 0
 */
public record DeviceKind(String label, List<Integer> vehicles) {

  /** At most this many vehicles are listed; of more, only the number is given. */
  private static final int LISTED = 4;

  private record Key(String device, double ghz) {}

  /** The kinds of a fleet, in the order in which they first appear. */
  public static List<DeviceKind> of(List<Device> fleet) {
    Map<Key, List<Integer>> kinds = new LinkedHashMap<>();
    for (int vehicle = 0; vehicle < fleet.size(); vehicle++) {
      Device device = fleet.get(vehicle);
      kinds
          .computeIfAbsent(new Key(device.name(), device.ghz()), first -> new ArrayList<>())
          .add(vehicle);
    }
    return kinds.entrySet().stream()
        .map(kind -> new DeviceKind(label(kind.getKey(), kind.getValue()), kind.getValue()))
        .toList();
  }

  private static String label(Key key, List<Integer> vehicles) {
    String numbers =
        vehicles.size() > LISTED
            ? vehicles.size() + " vehicles"
            : String.join(", ", vehicles.stream().map(vehicle -> "" + (vehicle + 1)).toList());
    return key.device() + ", " + Numbers.fixed(key.ghz(), 2) + " GHz (" + numbers + ")";
  }
}
