/**
 * The cost of sessions as values: predicted and charged time and energy, and the parts that count.
 */
@NullMarked
package org.splitkd.api.cost;

import org.jspecify.annotations.NullMarked;
