/**
 * Radio rates at a vehicle's place. A {@link org.splitkd.api.radio.RadioModel} determines them
 * entirely; a {@link org.splitkd.api.radio.SnrModel} leaves modulation and coding to the built-in
 * link adaptation; single parts of a {@link org.splitkd.api.radio.ComposedRadio} can be replaced.
 */
@NullMarked
package org.splitkd.api.radio;

import org.jspecify.annotations.NullMarked;
