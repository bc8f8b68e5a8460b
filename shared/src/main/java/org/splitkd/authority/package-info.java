/**
 * Makes the keys and certificates by which nodes know each other: a small authority in a folder,
 * for laptops and trials. Who runs one elsewhere, as cert-manager in Kubernetes, needs nothing of
 * it.
 */
@NullMarked
package org.splitkd.authority;

import org.jspecify.annotations.NullMarked;
