/**
 * Runs a real distillation: the cell whose actors train, the same student without a teacher beside
 * it, and the results of both. The package does not decide how these are shown.
 */
@NullMarked
package org.splitkd.training;

import org.jspecify.annotations.NullMarked;
