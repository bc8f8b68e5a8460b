package org.splitkd.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.api.codec.Codec;
import org.splitkd.api.codec.CodecFactory;
import org.splitkd.plugin.PluginException;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.scenario.text.Section;
import org.splitkd.scenario.text.Words;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.ElementCodec;
import org.splitkd.tensor.ElementCoding;
import org.splitkd.tensor.NamedCoding;

/** Reads {@code distillation.wire}, the codings of values. */
final class WireReader {

  /**
   * Row width at which the bits of a parameter are measured; the bits of the parameters' element
   * types do not depend on it.
   */
  static final int PARAMETER_ROW = 1024;

  private static final List<DType> ACTIVATIONS =
      List.of(DType.FP32, DType.FP16, DType.BF16, DType.INT8);
  private static final List<DType> PARAMETERS = List.of(DType.FP32, DType.FP16, DType.BF16);

  private final Section wire;
  private final Section settings;
  private final Extensions extensions;

  WireReader(Section wire, Extensions extensions) {
    this.wire = wire;
    this.extensions = extensions;
    settings = wire.sectionOrEmpty("settings");
  }

  Wire wire() {
    return new Wire(
        coding("teacher-input", ACTIVATIONS),
        coding("smashed-data", ACTIVATIONS),
        coding("gradient", ACTIVATIONS),
        parameters("parameters"),
        wire.choice("optimizer", DType.labelled(DType.FP32, DType.BF16)));
  }

  private Coding coding(String key, List<DType> types) {
    Optional<CodecFactory> found =
        extensions.find(CodecFactory.class, wire.textOf(key, words(types)));
    CodecFactory factory = found.orElseThrow(() -> wire.wrong(key, "must be " + allowed(types)));
    Codec codec = extensions.make(settings, factory.name(), "codec", factory, CodecFactory::create);
    if (!(codec instanceof ElementCodec element)) {
      return checked(key, new NamedCoding(factory.name(), codec));
    }
    if (!types.contains(element.dtype())) {
      throw wire.wrong(key, "must be " + allowed(types));
    }
    return new ElementCoding(element.dtype());
  }

  /** Parameter matrices have many widths; a parameter must take the same number of bits in each. */
  private Coding parameters(String key) {
    Coding coding = coding(key, PARAMETERS);
    double bits = coding.bitsPerElement(PARAMETER_ROW);
    for (int width = 1; width <= PARAMETER_ROW; width++) {
      if (coding.bitsPerElement(width) != 8 * Math.ceil(bits * width / 8) / width) {
        throw wire.wrong(
            key,
            "takes "
                + Words.number(coding.bitsPerElement(width))
                + " bits for a value in a row of "
                + width
                + " and "
                + Words.number(bits)
                + " in one of "
                + PARAMETER_ROW
                + ": must be the same in all, as matrices of all widths are sent");
      }
    }
    return coding;
  }

  private Coding checked(String key, Coding coding) {
    try {
      coding.bitsPerElement(1);
      coding.bitsPerElement(PARAMETER_ROW);
      return coding;
    } catch (PluginException failure) {
      throw wire.wrong(key, String.valueOf(failure.getMessage()));
    }
  }

  /**
   * The allowed types if only element types are available, otherwise all names and their origins.
   */
  private String allowed(List<DType> types) {
    boolean others =
        extensions.names(CodecFactory.class).stream()
            .anyMatch(name -> ACTIVATIONS.stream().noneMatch(type -> type.label().equals(name)));
    return others ? extensions.offered(CodecFactory.class) : words(types);
  }

  private static String words(List<DType> types) {
    List<String> labels = new ArrayList<>();
    types.forEach(type -> labels.add(type.label()));
    return Words.or(labels);
  }
}
