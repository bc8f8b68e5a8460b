package org.splitkd.nn.optimizer;

import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.Type;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.splitkd.nn.torch.NativeScope;

/**
 * AdamW on groups: clips the gradient of each group to the clip norm, as {@code clip_grad_norm_}
 * does, and updates its tensors in one fused pass. The gradients are discarded afterwards.
 */
public final class AdamW {

  /** Added to the norm before the division, as in {@code clip_grad_norm_}. */
  private static final double NORM_EPSILON = 1e-6;

  /**
   * libtorch's fused update and the element type of its lists. Each lookup leaks a little memory,
   * so they are looked up only once.
   */
  private static final class Fused {
    static final OperatorHandle OPERATOR =
        Dispatcher.singleton().findSchemaOrThrow("aten::_fused_adamw_", "");
    static final Type.TypePtr TENSOR = OPERATOR.schema().arguments().type().get().containedType(0);

    static {
      // They must outlive the scope that is open when they are first needed.
      OPERATOR.retainReference();
      TENSOR.retainReference();
    }

    private Fused() {}
  }

  private final OptimizerSettings settings;

  public AdamW(OptimizerSettings settings) {
    this.settings = settings;
  }

  /**
   * Updates a group with the gradients of its tensors.
   *
   * @param step optimiser step, from 1
   */
  public void update(TrainedGroup group, int step) {
    NativeScope.run(() -> fused(group, step));
  }

  private void fused(TrainedGroup group, int step) {
    TensorVector norms = new TensorVector();
    group.tensors().forEach(tensor -> norms.push_back(tensor.value().grad().norm()));
    Tensor norm = torch.stack(norms).norm();
    // The fused update divides gradients by this scale.
    Tensor shrink =
        norm.add(new Scalar(NORM_EPSILON))
            .div(new Scalar(settings.clipNorm()))
            .clamp_min(new Scalar(1.0))
            .to(ScalarType.Float);
    IValueVector arguments = new IValueVector();
    GenericList values = new GenericList(Fused.TENSOR);
    GenericList grads = new GenericList(Fused.TENSOR);
    GenericList momenta = new GenericList(Fused.TENSOR);
    GenericList variances = new GenericList(Fused.TENSOR);
    GenericList none = new GenericList(Fused.TENSOR);
    GenericList steps = new GenericList(Fused.TENSOR);
    Tensor stepTensor =
        torch.full(new long[] {}, new Scalar((double) step), new TensorOptions(ScalarType.Float));
    for (Trained tensor : group.tensors()) {
      values.push_back(new IValue(tensor.value()));
      grads.push_back(new IValue(tensor.value().grad()));
      momenta.push_back(new IValue(tensor.momentum()));
      variances.push_back(new IValue(tensor.variance()));
      steps.push_back(new IValue(stepTensor));
    }
    for (GenericList argument :
        new GenericList[] {values, grads, momenta, variances, none, steps}) {
      arguments.push_back(new IValue(argument));
    }
    arguments.push_back(new IValue(settings.learningRate(step)));
    arguments.push_back(new IValue(settings.beta1()));
    arguments.push_back(new IValue(settings.beta2()));
    arguments.push_back(new IValue(settings.weightDecay()));
    arguments.push_back(new IValue(settings.epsilon()));
    arguments.push_back(new IValue(false)); // amsgrad
    arguments.push_back(new IValue(false)); // maximize
    arguments.push_back(new IValue(shrink));
    arguments.push_back(new IValue()); // found_inf
    Fused.OPERATOR.callBoxed(arguments);
    group.tensors().forEach(tensor -> tensor.value().mutable_grad().reset());
  }
}
