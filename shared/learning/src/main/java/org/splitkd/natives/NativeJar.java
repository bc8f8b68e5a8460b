package org.splitkd.natives;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The libraries of one platform in a jar.
 *
 * @param file the jar
 * @param folder that holds the libraries, with a slash at its end
 */
record NativeJar(Path file, String folder) {

  private static final int BLOCK = 1 << 20;

  /** The jar on the class path that has a library in a folder. */
  static Optional<NativeJar> with(String folder, String library) {
    URL found = NativeJar.class.getResource("/" + folder + library);
    try {
      if (found != null && found.openConnection() instanceof JarURLConnection inJar) {
        return Optional.of(new NativeJar(Path.of(inJar.getJarFileURL().toURI()), folder));
      }
      return Optional.empty();
    } catch (IOException | URISyntaxException unreadable) {
      throw new NativeLibrariesException(found + ": cannot be read: " + unreadable.getMessage());
    }
  }

  /** A name that changes with the jar's version. */
  String name() {
    return file.getFileName().toString();
  }

  /** Unpacks all libraries into a folder and forces them to the disk. */
  void unpackInto(Path target) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      List<JarEntry> libraries =
          jar.stream()
              .filter(entry -> isLibrary(entry.getName()))
              .sorted(Comparator.comparing(JarEntry::getName))
              .toList();
      for (JarEntry library : libraries) {
        Path file = target.resolve(library.getName().substring(folder.length()));
        try (InputStream content = jar.getInputStream(library)) {
          write(content, file);
        }
      }
    }
  }

  private boolean isLibrary(String entry) {
    if (!entry.startsWith(folder)) {
      return false;
    }
    String name = entry.substring(folder.length());
    return name.matches("[^/]+(\\.so(\\.\\d+)*|\\.dylib|\\.dll)");
  }

  private static void write(InputStream content, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      byte[] block = new byte[BLOCK];
      for (int read = content.read(block); read >= 0; read = content.read(block)) {
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, read);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      channel.force(true);
    }
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
