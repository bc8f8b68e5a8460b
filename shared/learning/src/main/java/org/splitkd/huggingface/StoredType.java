package org.splitkd.huggingface;

import java.util.Arrays;
import org.splitkd.tensor.DType;

/** An element type of weights in files, named as safetensors names it. */
enum StoredType {
  F32(DType.FP32, "float32"),
  F16(DType.FP16, "float16"),
  BF16(DType.BF16, "bfloat16");

  private final DType dtype;
  private final String torchName;

  StoredType(DType dtype, String torchName) {
    this.dtype = dtype;
    this.torchName = torchName;
  }

  static StoredType of(DType dtype) {
    return Arrays.stream(values())
        .filter(type -> type.dtype == dtype)
        .findFirst()
        .orElseThrow(() -> ModelFormatException.of("dtype", dtype, "FP32, FP16 or BF16"));
  }

  /** Reads the key {@code dtype} of a header. */
  static StoredType of(Keys entry) {
    String name = entry.text("dtype");
    return Arrays.stream(values())
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow(() -> entry.wrong("dtype", "F32, F16 or BF16"));
  }

  DType dtype() {
    return dtype;
  }

  /** The name used by {@code torch_dtype}. */
  String torchName() {
    return torchName;
  }
}
