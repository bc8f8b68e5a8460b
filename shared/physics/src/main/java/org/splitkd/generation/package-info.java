/**
 * How the next token of a text is chosen from a model's logits. Pure: plain numbers, the same on
 * every machine; here no model is run.
 */
@NullMarked
package org.splitkd.generation;

import org.jspecify.annotations.NullMarked;
