/** What sessions cost, as values: predicted and charged time and energy, and what of it counts. */
@NullMarked
package org.splitkd.api.cost;

import org.jspecify.annotations.NullMarked;
