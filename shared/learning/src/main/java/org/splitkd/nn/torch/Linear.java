package org.splitkd.nn.torch;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** The map y = W·x, plus scale · B·(A·x) on the rows of each adapter if there are adapters. */
public record Linear(Tensor weight, List<Adapter> adapters, double scale) {

  /** A low-rank pair: {@code a} [r, in], {@code b} [out, r]. */
  public record Adapter(Tensor a, Tensor b) {}

  public Tensor apply(Tensor input) {
    Tensor output = torch.linear(input, weight);
    if (adapters.isEmpty()) {
      return output;
    }
    TensorVector rows = new TensorVector();
    adapters.forEach(
        adapter -> rows.push_back(torch.linear(torch.linear(input, adapter.a()), adapter.b())));
    return output.add(torch.cat(rows, -1), new Scalar(scale));
  }
}
