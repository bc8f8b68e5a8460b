/**
 * What processors draw. A power model knows nothing of the work: it is asked by phase, clock and
 * utilisation, for the one law of both the charge of a session and the policies' predictions.
 */
@NullMarked
package org.splitkd.api.power;

import org.jspecify.annotations.NullMarked;
