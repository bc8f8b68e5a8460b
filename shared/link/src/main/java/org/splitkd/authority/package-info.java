/**
 * Creates the keys and certificates by which nodes identify each other: those that all nodes of a
 * user share, and a small authority in a folder, for trials with separate keys for each node.
 * Deployments with another authority, such as cert-manager in Kubernetes, do not need this package.
 */
@NullMarked
package org.splitkd.authority;

import org.jspecify.annotations.NullMarked;
