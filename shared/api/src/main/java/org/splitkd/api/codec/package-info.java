/**
 * Encoding of the data that crosses the cut of a split model. A {@link org.splitkd.api.codec.Codec}
 * turns rows of values into a declared number of bytes, and back.
 */
@NullMarked
package org.splitkd.api.codec;

import org.jspecify.annotations.NullMarked;
