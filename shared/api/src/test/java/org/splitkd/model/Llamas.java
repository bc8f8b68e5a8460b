package org.splitkd.model;

/** The published models of the case study. */
final class Llamas {

  static final LlamaShape TEACHER =
      new LlamaShape("llama-3.1-8b", 4096, 14336, 32, 8, 128256, 32, false);
  static final LlamaShape STUDENT =
      new LlamaShape("llama-3.2-1b", 2048, 8192, 32, 8, 128256, 16, true);

  private Llamas() {}
}
