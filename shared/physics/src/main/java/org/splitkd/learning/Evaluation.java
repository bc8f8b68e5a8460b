package org.splitkd.learning;

/**
 * The quality of a model's predictions on a text it was not trained on.
 *
 * @param loss mean cross-entropy per token, nats
 * @param perplexity e to the power of the loss
 * @param accuracy share of tokens whose most likely prediction is right
 * @param tokens number of predicted tokens
 */
public record Evaluation(double loss, double perplexity, double accuracy, long tokens) {

  public static Evaluation of(double loss, double accuracy, long tokens) {
    return new Evaluation(loss, Math.exp(loss), accuracy, tokens);
  }
}
