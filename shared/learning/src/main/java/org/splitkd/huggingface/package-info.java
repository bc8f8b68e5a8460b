/**
 * Reads and writes LLaMA models as Hugging Face folders: {@code config.json} and safetensors. The
 * tensors are values; computation and the tokenizer are elsewhere.
 */
@NullMarked
package org.splitkd.huggingface;

import org.jspecify.annotations.NullMarked;
