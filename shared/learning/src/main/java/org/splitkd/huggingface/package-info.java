/**
 * LLaMA models as Hugging Face folders: {@code config.json} and safetensors, read and written. The
 * tensors are values; what computes with them lives elsewhere, and so does the tokenizer.
 */
@NullMarked
package org.splitkd.huggingface;

import org.jspecify.annotations.NullMarked;
