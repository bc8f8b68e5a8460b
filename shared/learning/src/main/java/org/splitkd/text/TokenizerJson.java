package org.splitkd.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.splitkd.files.IoReason;

/**
 * Writes a vocabulary in the format of Hugging Face's tokenizers and transformers. Text is encoded
 * without special tokens unless they are requested; then the begin token comes first, as with LLaMA
 * 3.
 */
public final class TokenizerJson {

  /** The file with the vocabulary and the rules that turn text into tokens. */
  public static final String FILE = "tokenizer.json";

  /** The file that names the special tokens for other implementations. */
  public static final String CONFIG = "tokenizer_config.json";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private TokenizerJson() {}

  /**
   * Writes tokenizer.json and tokenizer_config.json into {@code folder}, which is created if
   * missing.
   *
   * @throws TextException if a file cannot be written
   */
  public static void write(Bpe bpe, Path folder) {
    try {
      Files.createDirectories(folder);
      replace(folder.resolve(FILE), tokenizer(bpe));
      replace(folder.resolve(CONFIG), config());
    } catch (IOException e) {
      throw new TextException(folder + ": cannot be written: " + IoReason.of(e));
    }
  }

  /**
   * Writes a file beside the target, then moves it into place, so that no reader sees half a file.
   */
  private static void replace(Path file, ObjectNode content) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    Files.writeString(beside, text(content));
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String text(ObjectNode content) throws JsonProcessingException {
    // Line feeds on every platform: the same vocabulary gives the same bytes.
    return JSON.writeValueAsString(content).replace("\r\n", "\n") + "\n";
  }

  private static ObjectNode tokenizer(Bpe bpe) {
    ObjectNode root = NODES.objectNode().put("version", "1.0").putNull("truncation");
    root.putNull("padding").set("added_tokens", addedTokens(bpe));
    root.putNull("normalizer").set("pre_tokenizer", preTokenizer());
    root.set("post_processor", beginFirst(bpe));
    root.set("decoder", byteLevel());
    root.set("model", model(bpe));
    return root;
  }

  private static ArrayNode addedTokens(Bpe bpe) {
    ArrayNode tokens = NODES.arrayNode();
    for (int i = 0; i < Bpe.SPECIALS.size(); i++) {
      tokens
          .addObject()
          .put("id", bpe.special(i))
          .put("content", Bpe.SPECIALS.get(i))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    return tokens;
  }

  private static ObjectNode preTokenizer() {
    ObjectNode split = NODES.objectNode().put("type", "Split");
    split.putObject("pattern").put("Regex", ByteLevel.WORDS);
    split.put("behavior", "Isolated").put("invert", false);
    ObjectNode sequence = NODES.objectNode().put("type", "Sequence");
    sequence.putArray("pretokenizers").add(split).add(byteLevel());
    return sequence;
  }

  private static ObjectNode byteLevel() {
    return NODES
        .objectNode()
        .put("type", "ByteLevel")
        .put("add_prefix_space", false)
        .put("trim_offsets", true)
        .put("use_regex", false);
  }

  private static ObjectNode beginFirst(Bpe bpe) {
    ObjectNode template = NODES.objectNode().put("type", "TemplateProcessing");
    ArrayNode single = template.putArray("single");
    single.add(special(0)).add(sequence("A", 0));
    template
        .putArray("pair")
        .add(special(0))
        .add(sequence("A", 0))
        .add(special(1))
        .add(sequence("B", 1));
    ObjectNode begin = template.putObject("special_tokens").putObject(Bpe.BEGIN);
    begin.put("id", Bpe.BEGIN).putArray("ids").add(bpe.special(0));
    begin.putArray("tokens").add(Bpe.BEGIN);
    return template;
  }

  private static ObjectNode special(int type) {
    return piece("SpecialToken", Bpe.BEGIN, type);
  }

  private static ObjectNode sequence(String id, int type) {
    return piece("Sequence", id, type);
  }

  private static ObjectNode piece(String kind, String id, int type) {
    ObjectNode piece = NODES.objectNode();
    piece.putObject(kind).put("id", id).put("type_id", type);
    return piece;
  }

  private static ObjectNode model(Bpe bpe) {
    ObjectNode model = NODES.objectNode().put("type", "BPE").putNull("dropout");
    model.putNull("unk_token").putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
    model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
    List<String> tokens = bpe.tokens();
    ObjectNode vocabulary = model.putObject("vocab");
    for (int id = 0; id < tokens.size(); id++) {
      vocabulary.put(tokens.get(id), id);
    }
    ArrayNode merges = model.putArray("merges");
    for (Merge merge : bpe.merges()) {
      merges.add(tokens.get(merge.left()) + " " + tokens.get(merge.right()));
    }
    return model;
  }

  private static ObjectNode config() {
    return NODES
        .objectNode()
        .put("tokenizer_class", "PreTrainedTokenizerFast")
        .put("bos_token", Bpe.BEGIN)
        .put("eos_token", Bpe.END)
        .put("clean_up_tokenization_spaces", false);
  }
}
