/**
 * Costs of a training session and of text generation by the student: the work at a cut, time and
 * energy predicted at constant rates, and the ledger of charged time and energy. Pure: the actors
 * measure, this package adds up.
 */
@NullMarked
package org.splitkd.cost;

import org.jspecify.annotations.NullMarked;
