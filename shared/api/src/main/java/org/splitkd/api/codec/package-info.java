/**
 * What crosses the cut of a split model, as bytes: a {@link org.splitkd.api.codec.Codec} turns rows
 * of values into as many bytes as it says, and back.
 */
@NullMarked
package org.splitkd.api.codec;

import org.jspecify.annotations.NullMarked;
