/**
 * Power of processors. A power model knows nothing of the work: it depends only on phase, clock and
 * utilisation. The same model determines the charge of a session and the policies' predictions.
 */
@NullMarked
package org.splitkd.api.power;

import org.jspecify.annotations.NullMarked;
