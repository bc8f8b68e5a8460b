package org.splitkd.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.splitkd.files.IoReason;

/**
 * The parts of a tokenizer's files read here: the number of ids, and those that begin and end a
 * text.
 */
record TokenizerFile(int vocabulary, int begin, int end) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static TokenizerFile read(Path file) {
    JsonNode root = parse(file);
    JsonNode vocabulary = root.path("model").path("vocab");
    if (!vocabulary.isObject() || vocabulary.isEmpty()) {
      throw new TextException(file + ": model.vocab: must be an object of tokens and ids");
    }
    int highest = -1;
    for (JsonNode id : vocabulary) {
      highest = Math.max(highest, id.asInt());
    }
    for (JsonNode added : root.path("added_tokens")) {
      highest = Math.max(highest, added.path("id").asInt());
    }
    Path config = file.resolveSibling(TokenizerJson.CONFIG);
    JsonNode names = Files.exists(config) ? parse(config) : JSON.nullNode();
    return new TokenizerFile(
        highest + 1,
        id(file, root, name(names.path("bos_token"), Bpe.BEGIN)),
        id(file, root, name(names.path("eos_token"), Bpe.END)));
  }

  private static JsonNode parse(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new TextException("%s: line %d: not JSON".formatted(file, e.getLocation().getLineNr()));
    } catch (IOException e) {
      throw new TextException(file + ": cannot be read: " + IoReason.of(e));
    }
  }

  /**
   * Reads a token's name, given as text or as an object that also says how the token is matched.
   */
  private static String name(JsonNode token, String otherwise) {
    return token.path("content").asText(token.asText(otherwise));
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
