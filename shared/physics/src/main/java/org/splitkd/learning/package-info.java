/** Measures of learning: losses of batches and sessions, evaluations of a student. */
@NullMarked
package org.splitkd.learning;

import org.jspecify.annotations.NullMarked;
