/**
 * LLaMA on libtorch: blocks, the two halves of a student at a cut, the teacher, loss, evaluation
 * and generation. Values go in and out as {@link org.splitkd.tensor.Tensor}; native memory is freed
 * at the end of a scope, or when its owner is closed, never by the garbage collector. Nothing here
 * depends on actors.
 */
@NullMarked
package org.splitkd.nn;

import org.jspecify.annotations.NullMarked;
