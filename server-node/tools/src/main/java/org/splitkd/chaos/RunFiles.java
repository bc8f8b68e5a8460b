package org.splitkd.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.splitkd.files.AtomicFile;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalException;
import org.splitkd.journal.JournalSchema;
import org.splitkd.journal.StoredEvent;
import org.splitkd.journal.StoredEvents;

/** The folder of a run. */
record RunFiles(Path folder) {

  static final String JOURNAL = "journal";
  static final String CHECKPOINTS = "checkpoints";
  static final String BASELINE = "baseline";
  static final String RECORD = "run.json";
  static final String LOCK = "run.lock";

  /**
   * The files a run has saved.
   *
   * @param checkpoints complete checkpoints
   * @param parts partial checkpoints: being written, or left by a process that died
   * @param baselineParts partial checkpoints of the student trained without a teacher
   */
  record Look(Set<String> checkpoints, Set<String> parts, Set<String> baselineParts) {
    static final Look NOTHING = new Look(Set.of(), Set.of(), Set.of());
  }

  /** Lists the saved files. Cheap enough to call every millisecond. */
  Look look() {
    Look students = look(CHECKPOINTS);
    return new Look(students.checkpoints(), students.parts(), look(BASELINE).parts());
  }

  private Look look(String name) {
    String[] files = folder.resolve(name).toFile().list();
    if (files == null) {
      return Look.NOTHING;
    }
    Set<String> whole = new HashSet<>();
    Set<String> parts = new HashSet<>();
    for (String file : files) {
      (AtomicFile.targetOfLeftover(Path.of(file)).isPresent() ? parts : whole).add(file);
    }
    return new Look(whole, parts, Set.of());
  }

  /** Whether the run can be resumed. */
  boolean hasRecord() {
    return Files.exists(folder.resolve(RECORD));
  }

  /** Whether the run has created its journal. */
  boolean hasJournal() {
    try {
      JournalSchema.check(journal());
      return true;
    } catch (JournalException notYet) {
      return false;
    }
  }

  private Journal journal() {
    return new Journal.Embedded(folder.resolve(JOURNAL));
  }

  /** The events of its only cell, empty if there are none yet. No process may be writing. */
  List<StoredEvent> events() {
    List<String> writers = StoredEvents.persistenceIds(journal());
    if (writers.size() > 1) {
      throw new IllegalStateException(folder + ": events of " + writers);
    }
    return writers.isEmpty() ? List.of() : StoredEvents.read(journal(), writers.get(0));
  }
}
