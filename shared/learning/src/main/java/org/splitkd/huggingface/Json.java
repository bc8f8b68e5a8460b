package org.splitkd.huggingface;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.splitkd.files.IoReason;

/** Reads and writes the JSON of a model folder's files. Messages do not name the file. */
final class Json {

  /** The limit that the safetensors format sets for its header; other files stay far below it. */
  static final long MOST_BYTES = 100_000_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static Keys read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ModelFormatException(Files.exists(file) ? "not a file" : "no such file");
    }
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new ModelFormatException(size + " bytes: must be at most " + MOST_BYTES);
      }
      return parse(Files.readAllBytes(file));
    } catch (IOException failure) {
      throw new ModelFormatException("cannot be read: " + IoReason.of(failure), failure);
    }
  }

  static Keys parse(byte[] bytes) {
    // Jackson would guess the encoding; these files are UTF-8 or wrong.
    InputStreamReader text =
        new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.isObject()) {
        throw new ModelFormatException("must be a JSON object");
      }
      return new Keys(root);
    } catch (CharacterCodingException failure) {
      throw new ModelFormatException("not text in UTF-8", failure);
    } catch (JsonProcessingException failure) {
      JsonLocation at = failure.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new ModelFormatException("not JSON" + place, failure);
    } catch (IOException failure) {
      throw new UncheckedIOException("from memory", failure);
    }
  }

  static byte[] compact(JsonNode tree) {
    try {
      return MAPPER.writeValueAsBytes(tree);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("a tree of plain values", failure);
    }
  }

  /** Returns JSON indented as by Python with {@code indent=2}, the same on every platform. */
  static byte[] indented(JsonNode tree) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter(
                Separators.createDefaultInstance()
                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(indenter)
            .withArrayIndenter(indenter);
    try {
      return (MAPPER.writer(printer).writeValueAsString(tree) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException failure) {
      throw new IllegalStateException("a tree of plain values", failure);
    }
  }
}
