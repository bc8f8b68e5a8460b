/**
 * The extension point for custom methods. Scenario files name a {@link
 * org.splitkd.api.policy.PolicyFactory}, which creates one {@link org.splitkd.api.policy.Policy}
 * for every cell. Before every session the policy decides which vehicle is served, where the
 * student is cut and how fast the GPU runs. The built-in methods use only this interface.
 */
@NullMarked
package org.splitkd.api.policy;

import org.jspecify.annotations.NullMarked;
