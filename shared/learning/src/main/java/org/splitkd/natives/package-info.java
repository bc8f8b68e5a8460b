/**
 * The native libraries of libtorch, OpenBLAS and the tokenizer: where they are unpacked, and how a
 * start on a machine cannot break a later one. Nothing here loads them or knows what they do.
 */
@NullMarked
package org.splitkd.natives;

import org.jspecify.annotations.NullMarked;
