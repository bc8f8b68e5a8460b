package org.splitkd.nn.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.tensor.DType;

/**
 * Converts between tensor values and native tensors. Every native tensor belongs to the open scope.
 */
public final class Bridge {

  private Bridge() {}

  /** A native copy of a value, converted to FP32 and then to {@code type}. */
  public static Tensor toNative(org.splitkd.tensor.Tensor value, ScalarType type) {
    Optional<ScalarType> stored = scalarType(value.dtype());
    if (stored.isEmpty()) {
      return toNative(value.toFloats(), type, value.shape());
    }
    Tensor tensor = empty(stored.get(), value.shape());
    if (value.byteCount() > 0) {
      view(tensor).put(value.bytes());
    }
    return tensor.to(ScalarType.Float).to(type);
  }

  /** Returns the native type with the same bytes as an element type; conversions round alike. */
  private static Optional<ScalarType> scalarType(DType dtype) {
    return switch (dtype) {
      case FP32 -> Optional.of(ScalarType.Float);
      case FP16 -> Optional.of(ScalarType.Half);
      case BF16 -> Optional.of(ScalarType.BFloat16);
      case INT8, INT32, CODED -> Optional.empty();
    };
  }

  public static Tensor toNative(float[] values, ScalarType type, long... shape) {
    Tensor tensor = empty(ScalarType.Float, shape);
    if (values.length > 0) {
      new FloatPointer(tensor.data_ptr()).capacity(values.length).put(values);
    }
    return type == ScalarType.Float ? tensor : tensor.to(type);
  }

  /** Token ids as 64-bit integers. */
  public static Tensor indices(int[] tokens, long... shape) {
    long[] wide = new long[tokens.length];
    for (int index = 0; index < tokens.length; index++) {
      wide[index] = tokens[index];
    }
    Tensor tensor = empty(ScalarType.Long, shape);
    new LongPointer(tensor.data_ptr()).capacity(wide.length).put(wide);
    return tensor;
  }

  /** The values in FP32. */
  public static org.splitkd.tensor.Tensor toValue(Tensor tensor) {
    return toValue(tensor, DType.FP32);
  }

  /** The values, rounded to nearest. */
  public static org.splitkd.tensor.Tensor toValue(Tensor tensor, DType dtype) {
    Optional<ScalarType> stored = scalarType(dtype);
    if (stored.isEmpty()) {
      return toValue(tensor).as(dtype);
    }
    Tensor rounded = tensor.detach().to(ScalarType.Float).to(stored.get()).contiguous();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(rounded.nbytes())).order(ByteOrder.LITTLE_ENDIAN);
    if (bytes.capacity() > 0) {
      bytes.put(view(rounded));
      bytes.rewind();
    }
    return org.splitkd.tensor.Tensor.of(dtype, bytes, shape(rounded));
  }

  public static float[] toFloats(Tensor tensor) {
    Tensor floats = tensor.detach().to(ScalarType.Float).contiguous();
    FloatBuffer view = view(floats).order(ByteOrder.nativeOrder()).asFloatBuffer();
    float[] values = new float[view.remaining()];
    view.get(values);
    return values;
  }

  /** Returns a native copy that lives until it is closed. */
  public static Kept keep(org.splitkd.tensor.Tensor value, ScalarType type) {
    return NativeScope.unrecorded(() -> Kept.of(toNative(value, type)));
  }

  private static Tensor empty(ScalarType type, long... shape) {
    return torch.empty(shape, new TensorOptions(type), new MemoryFormatOptional());
  }

  static long[] shape(Tensor tensor) {
    long[] shape = new long[Math.toIntExact(tensor.dim())];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = tensor.size(axis);
    }
    return shape;
  }

  private static ByteBuffer view(Tensor contiguous) {
    return new BytePointer(contiguous.data_ptr()).capacity(contiguous.nbytes()).asByteBuffer();
  }
}
