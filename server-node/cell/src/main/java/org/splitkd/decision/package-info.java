/**
 * Runs the policy of a cell: gives it its view, tells it results, and checks that its choices are
 * allowed. Every failure of a policy is caught here and becomes one line that names it. Pure: no
 * actors, no tensors.
 */
@NullMarked
package org.splitkd.decision;

import org.jspecify.annotations.NullMarked;
