/**
 * Native tensors of libtorch: who owns their memory and frees it, how values become tensors and
 * back, and the operations that have no weights to train.
 */
@NullMarked
package org.splitkd.nn.torch;

import org.jspecify.annotations.NullMarked;
