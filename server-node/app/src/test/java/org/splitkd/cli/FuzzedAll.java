package org.splitkd.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All readers in one process of the fuzzer, which takes ten seconds to start. The first byte of an
 * input chooses the reader, counted as in {@link FuzzTest#readers()}.
 */
public final class FuzzedAll {

  private static final List<Reader> READERS = new ArrayList<>();

  private FuzzedAll() {}

  private record Reader(Path folder, MethodHandle test) {}

  public static void fuzzerInitialize() throws Throwable {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    for (Class<?> reader : FuzzTest.readers().toList()) {
      if (Arrays.stream(reader.getMethods())
          .anyMatch(method -> method.getName().equals("fuzzerInitialize"))) {
        lookup.findStatic(reader, "fuzzerInitialize", MethodType.methodType(void.class)).invoke();
      }
      READERS.add(
          new Reader(
              FuzzedInput.folder,
              lookup.findStatic(
                  reader, "fuzzerTestOneInput", MethodType.methodType(void.class, byte[].class))));
    }
  }

  public static void fuzzerTestOneInput(byte[] input) throws Throwable {
    if (input.length > 0) {
      Reader reader = READERS.get(Byte.toUnsignedInt(input[0]) % READERS.size());
      FuzzedInput.folder = reader.folder();
      reader.test().invoke(Arrays.copyOfRange(input, 1, input.length));
    }
  }
}
