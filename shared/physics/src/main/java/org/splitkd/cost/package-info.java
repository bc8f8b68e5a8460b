/**
 * What a training session costs: its work at a cut, the time and energy predicted at constant
 * rates, and the ledger of what was charged; and what a text costs that the student generates.
 * Pure: the actors measure, this package adds up.
 */
@NullMarked
package org.splitkd.cost;

import org.jspecify.annotations.NullMarked;
