/**
 * Native tensors of libtorch: ownership and release of their memory, conversion to and from values,
 * and the operations that have no weights to train.
 */
@NullMarked
package org.splitkd.nn.torch;

import org.jspecify.annotations.NullMarked;
