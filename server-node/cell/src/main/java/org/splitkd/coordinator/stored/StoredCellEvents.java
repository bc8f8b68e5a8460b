package org.splitkd.coordinator.stored;

import akka.serialization.jackson.JacksonMigration;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.StoredEvent;

/** Reads stored events of cells without an actor system. */
public final class StoredCellEvents {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Event types by name; a journal cannot instantiate any other class. */
  private static final Map<String, Class<? extends CellEvent>> TYPES = types();

  private static final Map<Class<?>, JacksonMigration> MIGRATIONS =
      Map.of(
          SessionAborted.class, new SessionAbortedMigration(),
          VehicleLeftOut.class, new VehicleLeftOutMigration(),
          VehicleSelected.class, new VehicleSelectedMigration());

  private StoredCellEvents() {}

  /**
   * Returns the events in order.
   *
   * @throws JournalException if one of them is not an event of a cell
   */
  public static List<CellEvent> of(List<StoredEvent> stored) {
    return stored.stream().map(StoredCellEvents::event).toList();
  }

  private static CellEvent event(StoredEvent stored) {
    Class<? extends CellEvent> type = TYPES.get(stored.type());
    if (type == null) {
      throw new JournalException(
          "event " + stored.sequence() + ": of unknown type " + stored.type());
    }
    try {
      return MAPPER.treeToValue(today(stored, type), type);
    } catch (JsonProcessingException wrong) {
      throw new JournalException(
          "event " + stored.sequence() + ": not a " + type.getSimpleName(), wrong);
    }
  }

  private static JsonNode today(StoredEvent stored, Class<?> type) {
    JacksonMigration migration = MIGRATIONS.get(type);
    return migration == null || stored.version() >= migration.currentVersion()
        ? stored.content()
        : migration.transform(stored.version(), stored.content());
  }

  private static Map<String, Class<? extends CellEvent>> types() {
    Map<String, Class<? extends CellEvent>> types = new TreeMap<>();
    collect(CellEvent.class, types);
    return Map.copyOf(types);
  }

  private static void collect(
      Class<? extends CellEvent> type, Map<String, Class<? extends CellEvent>> types) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted.asSubclass(CellEvent.class), types);
      }
    } else {
      types.put(type.getName(), type);
    }
  }
}
