package org.splitkd.dashboard;

import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpCharsets;
import akka.http.javadsl.model.MediaTypes;
import akka.util.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** The page's own files, which are part of the program. */
final class Page {

  private static final String INDEX = "index.html";

  private static final Map<String, ContentType> TYPES =
      Map.of(
          "html", ContentTypes.TEXT_HTML_UTF8,
          "md", ContentTypes.TEXT_PLAIN_UTF8,
          "js", MediaTypes.APPLICATION_JAVASCRIPT.toContentTypeWithMissingCharset(),
          "css", ContentTypes.create(MediaTypes.TEXT_CSS, HttpCharsets.UTF_8),
          "svg", MediaTypes.IMAGE_SVG_XML.toContentType(),
          "png", MediaTypes.IMAGE_PNG.toContentType());

  private Page() {}

  /** Whether the page was built into this program. */
  static boolean built() {
    return Page.class.getResource("page/" + INDEX) != null;
  }

  /** A file and its type. */
  record Part(ByteString content, ContentType type) {}

  /** The file at a path; empty if there is none. */
  static Optional<Part> at(String path) {
    String name = path.equals("/") ? INDEX : path.substring(1);
    ContentType type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null
        || !name.matches("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*")) {
      return Optional.empty();
    }
    try (InputStream file = Page.class.getResourceAsStream("page/" + name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(new Part(ByteString.fromArray(file.readAllBytes()), type));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
