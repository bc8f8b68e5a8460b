/**
 * Sampling of the next token of a text from a model's logits. Pure: plain numbers, the same on
 * every machine; no model runs here.
 */
@NullMarked
package org.splitkd.generation;

import org.jspecify.annotations.NullMarked;
