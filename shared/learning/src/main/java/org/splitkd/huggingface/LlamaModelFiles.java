package org.splitkd.huggingface;

/** A model as a folder holds it: what it is and its weights, of which each fits the config. */
public record LlamaModelFiles(LlamaConfig config, Weights weights) {}
