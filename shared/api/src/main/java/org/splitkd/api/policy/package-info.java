/**
 * How sessions are decided: the extension point for methods of one's own. A {@link
 * org.splitkd.api.policy.PolicyFactory} is named in scenario files, makes one {@link
 * org.splitkd.api.policy.Policy} for every cell, and that is asked before every session which
 * vehicle is served, where the student is cut and how fast the GPU runs. The methods of the project
 * itself are made of nothing else.
 */
@NullMarked
package org.splitkd.api.policy;

import org.jspecify.annotations.NullMarked;
