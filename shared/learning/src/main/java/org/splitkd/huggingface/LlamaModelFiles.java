package org.splitkd.huggingface;

/** A model as stored in a folder: its config, and its weights, each of which fits the config. */
public record LlamaModelFiles(LlamaConfig config, Weights weights) {}
