package org.splitkd.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.NativeScope;
import org.splitkd.tensor.Tensor;

/**
 * Creates an untrained student from a teacher's tables. Its embedding and its head, which are
 * frozen, are the teacher's, projected onto as many principal directions as the student is wide.
 * Its blocks are random.
 */
public final class StudentFromTeacher {

  private StudentFromTeacher() {}

  /**
   * Creates the student.
   *
   * @param config config of the student: same vocabulary as the teacher, at most as wide, tables
   *     not tied
   */
  public static LlamaModel of(LlamaConfig config, LlamaModel teacher, long seed) {
    if (config.tied()
        || config.vocabulary() != teacher.config().vocabulary()
        || config.width() > teacher.config().width()) {
      throw new IllegalArgumentException("the config does not fit the teacher: " + config);
    }
    return new LlamaModel(
        config,
        projected(teacher.embedding(), config.width()),
        InitialModel.blocks(config, seed, InitialModel.deviation(config)),
        InitialModel.ones(config.width()),
        projected(teacher.head(), config.width()));
  }

  /**
   * Projects a table [V, d] onto the {@code width} directions in which its rows are longest, giving
   * [V, width].
   */
  private static Tensor projected(Tensor table, int width) {
    return NativeScope.unrecorded(
        () -> {
          org.bytedeco.pytorch.Tensor rows = Bridge.toNative(table, ScalarType.Double);
          T_TensorTensor_T eigen = torch.linalg_eigh(torch.matmul(rows.t(), rows));
          // Eigenvalues ascend: the last columns are the longest directions.
          org.bytedeco.pytorch.Tensor directions =
              eigen.get1().narrow(1, table.width() - width, width).flip(1);
          return Bridge.toValue(torch.matmul(rows, directions.mul(signs(directions))));
        });
  }

  /**
   * Returns the sign per direction that makes its sum non-negative: an eigenvector is unique only
   * up to its sign.
   */
  private static org.bytedeco.pytorch.Tensor signs(org.bytedeco.pytorch.Tensor directions) {
    // 1 where the sum is 0: a sign of 0 would erase the direction.
    return directions
        .sum(0)
        .ge(new Scalar(0.0))
        .to(ScalarType.Double)
        .mul(new Scalar(2.0))
        .sub(new Scalar(1.0));
  }
}
