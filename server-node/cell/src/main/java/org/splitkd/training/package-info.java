/**
 * Runs a real distillation: the cell whose actors train, the same student without a teacher beside
 * it, and what came out of both. How it is shown is not decided here.
 */
@NullMarked
package org.splitkd.training;

import org.jspecify.annotations.NullMarked;
