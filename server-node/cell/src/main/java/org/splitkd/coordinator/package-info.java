/**
 * The rounds: a coordinator per cell picks who is served next, commits what happened, completes
 * rounds and hands the student out; a comparison runs many cells, a training one.
 */
@NullMarked
package org.splitkd.coordinator;

import org.jspecify.annotations.NullMarked;
