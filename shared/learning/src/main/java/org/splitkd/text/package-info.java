/**
 * The training text: speeches read from a folder, dealt to vehicles, cut into tokens by a
 * byte-level BPE trained here, and drawn as batches. The only native code is the Hugging Face
 * tokenizer behind {@link org.splitkd.text.Tokenizer}; nothing here depends on tensors or actors.
 */
@NullMarked
package org.splitkd.text;

import org.jspecify.annotations.NullMarked;
