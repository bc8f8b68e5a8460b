/**
 * The round: a coordinator per cell picks who is served next, commits what happened and completes
 * the round; a comparison runs many cells.
 */
@NullMarked
package org.splitkd.coordinator;

import org.jspecify.annotations.NullMarked;
