/**
 * Tensors as plain values: element type, shape and little-endian bytes, with the codecs between
 * element types. Nodes exchange them and files store them; nothing here computes with them.
 */
@NullMarked
package org.splitkd.tensor;

import org.jspecify.annotations.NullMarked;
