package org.splitkd.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.nn.LoraSettings;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.optimizer.TensorState;
import org.splitkd.tensor.DType;

@Tag("slow")
class FolderStoreTest {

  @TempDir private Path folder;

  static Stream<StudentState> states() {
    StudentState full = States.untrained(Optional.empty());
    StudentState lora = States.untrained(Optional.of(new LoraSettings(3, 6)));
    return Stream.of(
        full,
        lora,
        States.trained(full, 3),
        States.trained(lora, 4),
        States.awkward(),
        new StudentState(-1, List.of(), new GroupState(List.of())));
  }

  @ParameterizedTest
  @MethodSource("states")
  void shouldGiveBackEveryBitOfAState(StudentState state) {
    CheckpointId id = CheckpointStore.folder(folder).save(state);

    assertEquals(state, CheckpointStore.folder(folder).load(id));
    assertEquals(List.of(id.value() + ".safetensors"), States.names(folder));
  }

  @Test
  void shouldCreateTheFolderWithTheFirstSave() {
    Path deep = folder.resolve("run").resolve("checkpoints");
    CheckpointStore store = CheckpointStore.folder(deep);
    store.retain(Set.of());
    assertEquals(List.of(), States.names(folder));

    CheckpointId id = store.save(States.tiny(1));

    assertEquals(States.tiny(1), store.load(id));
  }

  @Test
  void shouldGiveTheSameStateTheSameIdAndBytesAnywhere() throws Exception {
    StudentState state = States.blocks(1, 16);
    Path other = folder.resolve("other");

    CheckpointId id = CheckpointStore.folder(folder).save(state);

    assertEquals(id, CheckpointStore.folder(other).save(States.blocks(1, 16)));
    assertArrayEquals(
        Files.readAllBytes(States.file(folder, id)), Files.readAllBytes(States.file(other, id)));
  }

  @Test
  void shouldGiveAnotherIdWhenOnlyTheStepDiffers() {
    StudentState state = States.tiny(1);
    CheckpointStore store = CheckpointStore.folder(folder);

    assertNotEquals(
        store.save(state),
        store.save(new StudentState(state.step() + 1, state.blocks(), state.norm())));
  }

  @Test
  void shouldLeaveAFileAloneThatIsThereAlready() throws Exception {
    CheckpointStore store = CheckpointStore.folder(folder);
    Path file = States.file(folder, store.save(States.tiny(1)));
    FileTime longAgo = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(file, longAgo);

    store.save(States.tiny(1));

    assertEquals(longAgo, Files.getLastModifiedTime(file));
  }

  @Test
  void shouldReplaceAFileThatIsThereButDamaged() throws Exception {
    CheckpointStore store = CheckpointStore.folder(folder);
    CheckpointId id = store.save(States.tiny(1));
    Path file = States.file(folder, id);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);

    assertEquals(id, store.save(States.tiny(1)));

    assertEquals(States.tiny(1), store.load(id));
  }

  @Test
  void shouldRetainTheLiveAndWhatOthersPutThere() throws Exception {
    CheckpointStore store = CheckpointStore.folder(folder);
    CheckpointId dead = store.save(States.tiny(1));
    CheckpointId live = store.save(States.tiny(2));
    String deadName = dead.value() + ".safetensors";
    String liveName = live.value() + ".safetensors";
    Files.writeString(folder.resolve("." + deadName + ".part"), "half");
    Files.writeString(
        folder.resolve("." + liveName + ".01234567-89ab-cdef-0123-456789abcdef.part"), "half");
    List<String> others =
        List.of(".notes.txt.part", "model.safetensors", "notes.txt", deadName + ".bak");
    for (String other : others) {
      Files.writeString(folder.resolve(other), "mine");
    }
    // Not a file of the store, despite its name.
    Files.createDirectory(folder.resolve("0".repeat(64) + ".safetensors"));

    store.retain(Set.of(live, new CheckpointId("not-here")));

    assertEquals(
        Stream.concat(others.stream(), Stream.of(liveName, "0".repeat(64) + ".safetensors"))
            .sorted()
            .toList(),
        States.names(folder));
    assertEquals(States.tiny(2), store.load(live));
  }

  @Test
  void shouldSaveWhereAnInterruptedWriteLeftItsFile() throws Exception {
    CheckpointId id = CheckpointStore.folder(folder.resolve("other")).save(States.tiny(1));
    Path file = States.file(folder, id);
    Files.writeString(file.resolveSibling("." + file.getFileName() + ".part"), "half");
    CheckpointStore store = CheckpointStore.folder(folder);

    store.save(States.tiny(1));
    store.retain(Set.of(id));

    assertEquals(States.tiny(1), store.load(id));
    assertEquals(
        Stream.of(id.value() + ".safetensors", "other").sorted().toList(), States.names(folder));
  }

  @Test
  void shouldBearThatAnotherStoreSavesTheSameAtOnce() throws Exception {
    StudentState state = States.blocks(5, 32);
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 40; round++) {
        Path target = folder.resolve(Integer.toString(round));
        Callable<StudentState> saveAndLoad =
            () -> {
              CheckpointStore store = CheckpointStore.folder(target);
              start.await();
              return store.load(store.save(state));
            };
        List<Future<StudentState>> both =
            List.of(threads.submit(saveAndLoad), threads.submit(saveAndLoad));

        for (Future<StudentState> loaded : both) {
          assertEquals(state, loaded.get());
        }
        assertEquals(1, States.names(target).size());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldSayThatAFileIsInTheWayOfTheFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    CheckpointStore store = CheckpointStore.folder(file);

    UnwritableFileException failure =
        assertThrows(UnwritableFileException.class, () -> store.save(States.tiny(1)));

    assertEquals(file + ": cannot be written: a file is in the way", failure.getMessage());
  }

  /** Converted to FP32, it would not be the same state. */
  @Test
  void shouldRefuseAStateThatItCouldNotGiveBackEqual() {
    TensorState tensor = States.tiny(1).norm().tensors().get(0);
    GroupState group =
        new GroupState(
            List.of(
                new TensorState(
                    tensor.value(), tensor.momentum().as(DType.BF16), tensor.variance())));
    StudentState state = new StudentState(1, List.of(States.tiny(1).norm(), group), group);

    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> CheckpointStore.folder(folder).save(state));

    assertEquals("block.2.0.momentum = BF16[2]: must be FP32", refusal.getMessage());
    assertEquals(List.of(), States.names(folder));
  }
}
