/**
 * The rounds. One coordinator per cell picks the vehicle to serve next, commits the outcome,
 * completes rounds and deploys the student. A comparison runs many cells, a training one.
 */
@NullMarked
package org.splitkd.coordinator;

import org.jspecify.annotations.NullMarked;
