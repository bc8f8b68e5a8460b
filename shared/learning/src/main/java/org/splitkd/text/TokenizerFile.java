package org.splitkd.text;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.splitkd.files.IoReason;

/**
 * The parts of a tokenizer's files read here.
 *
 * @param vocabulary number of ids
 * @param begin token before a text
 * @param end token after a text
 * @param bytes tokens that stand for one byte each; empty unless the decoder joins such bytes
 */
record TokenizerFile(int vocabulary, int begin, int end, Set<Integer> bytes) {

  /** Largest file that is read; that of Llama 3 has 9 MB, the largest known 40 MB. */
  private static final long LARGEST = 100_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern BYTE = Pattern.compile("<0x[0-9A-F]{2}>");

  /** A group that is repeated without bound, which can take for ever. */
  private static final Pattern REPEATED_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d*,\\})");

  TokenizerFile {
    bytes = Set.copyOf(bytes);
  }

  static TokenizerFile read(Path file) {
    JsonNode root = parse(file);
    JsonNode vocabulary = root.path("model").path("vocab");
    if (!vocabulary.isObject() || vocabulary.isEmpty()) {
      throw new TextException(file + ": model.vocab: must be an object of tokens and ids");
    }
    requireQuickExpressions(file, root);
    int highest = -1;
    for (JsonNode id : vocabulary) {
      highest = Math.max(highest, id.asInt());
    }
    for (JsonNode added : root.path("added_tokens")) {
      highest = Math.max(highest, added.path("id").asInt());
    }
    return new TokenizerFile(
        highest + 1,
        token(file, root, "bos_token", Bpe.BEGIN),
        token(file, root, "eos_token", Bpe.END),
        joinsBytes(root.path("decoder")) ? bytes(vocabulary) : Set.of());
  }

  private static JsonNode parse(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new TextException(
            file + ": " + Files.size(file) + " bytes: must be at most " + LARGEST);
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new TextException(
          file + ": " + (at == null ? "" : "line " + at.getLineNr() + ": ") + "not JSON");
    } catch (IOException e) {
      throw new TextException(file + ": cannot be read: " + IoReason.of(e));
    }
  }

  /**
   * Refuses regular expressions that repeat a group without bound. The native code gives up on one
   * that backtracks for too long, and ends the process; no tokenizer of a LLaMA needs such a group.
   */
  private static void requireQuickExpressions(Path file, JsonNode root) {
    for (JsonNode expression : root.findValues("Regex")) {
      String bare = expression.asText().replaceAll("\\\\.", "x").replaceAll("\\[[^]]*]", "x");
      if (REPEATED_GROUP.matcher(bare).find()) {
        throw new TextException(
            file + ": Regex " + expression + ": must not repeat a group without bound");
      }
    }
  }

  private static boolean joinsBytes(JsonNode decoder) {
    return decoder.findValues("type").stream()
        .anyMatch(type -> type.asText().equals("ByteFallback"));
  }

  private static Set<Integer> bytes(JsonNode vocabulary) {
    Set<Integer> bytes = new HashSet<>();
    for (Map.Entry<String, JsonNode> token : vocabulary.properties()) {
      if (BYTE.matcher(token.getKey()).matches()) {
        bytes.add(token.getValue().asInt());
      }
    }
    return bytes;
  }

  /**
   * The id of a special token. Its name is in the tokenizer's settings or in the map of special
   * tokens, its id in the model's config; without any of them it has the name of Llama 3.
   */
  private static int token(Path file, JsonNode root, String role, String otherwise) {
    for (String beside : List.of(TokenizerJson.CONFIG, "special_tokens_map.json")) {
      Path settings = file.resolveSibling(beside);
      JsonNode name = Files.exists(settings) ? parse(settings).path(role) : JSON.nullNode();
      String text = name.path("content").asText(name.asText(""));
      if (!text.isEmpty() && !text.equals("null")) {
        return id(file, root, text);
      }
    }
    Path config = file.resolveSibling("config.json");
    if (Files.exists(config)) {
      JsonNode ids = parse(config).path(role + "_id");
      JsonNode id = ids.isArray() ? ids.path(0) : ids;
      if (id.isInt()) {
        return id.asInt();
      }
    }
    return id(file, root, otherwise);
  }

  private static int id(Path file, JsonNode root, String token) {
    for (JsonNode added : root.path("added_tokens")) {
      if (added.path("content").asText().equals(token)) {
        return added.path("id").asInt();
      }
    }
    JsonNode id = root.path("model").path("vocab").path(token);
    if (!id.isInt()) {
      throw new TextException(file + ": no token " + token + ": must be in the vocabulary");
    }
    return id.asInt();
  }
}
