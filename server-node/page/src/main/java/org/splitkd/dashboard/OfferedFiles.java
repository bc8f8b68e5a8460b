package org.splitkd.dashboard;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.MediaTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The results of a run that every reader of the page may download. */
final class OfferedFiles {

  /** Types by extension; journals, checkpoints and students are not offered. */
  private static final Map<String, ContentType> TYPES =
      Map.of(
          "html", ContentTypes.TEXT_HTML_UTF8,
          "json", ContentTypes.APPLICATION_JSON,
          "csv", ContentTypes.TEXT_CSV_UTF8,
          "conf", ContentTypes.TEXT_PLAIN_UTF8,
          "svg", MediaTypes.IMAGE_SVG_XML.toContentType(),
          "png", MediaTypes.IMAGE_PNG.toContentType());

  private OfferedFiles() {}

  /** Returns their names, in alphabetical order. */
  static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .map(file -> file.getFileName().toString())
          .filter(name -> TYPES.containsKey(ending(name)))
          .sorted()
          .toList();
    }
  }

  /** Returns the type of one of them. */
  static ContentType type(String name) {
    return TYPES.getOrDefault(ending(name), ContentTypes.APPLICATION_OCTET_STREAM);
  }

  private static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
