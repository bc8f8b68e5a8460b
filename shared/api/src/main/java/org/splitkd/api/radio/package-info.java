/**
 * What the radio gives where a vehicle is. A {@link org.splitkd.api.radio.RadioModel} says it all;
 * a {@link org.splitkd.api.radio.SnrModel} leaves modulation and coding to the built-in link
 * adaptation; and of a {@link org.splitkd.api.radio.ComposedRadio} single parts can be replaced.
 */
@NullMarked
package org.splitkd.api.radio;

import org.jspecify.annotations.NullMarked;
