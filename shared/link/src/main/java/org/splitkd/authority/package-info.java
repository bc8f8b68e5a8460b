/**
 * Makes the keys and certificates by which nodes know each other: those that all nodes of a user
 * share, and a small authority in a folder, for trials with keys for each node. Who runs an
 * authority elsewhere, as cert-manager in Kubernetes, needs nothing of it.
 */
@NullMarked
package org.splitkd.authority;

import org.jspecify.annotations.NullMarked;
