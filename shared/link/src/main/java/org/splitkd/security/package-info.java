/**
 * Admission to a cluster of nodes: keys and certificates in PEM files, and the TLS that uses them,
 * in which both sides show a certificate of the cluster's authority. This package makes no
 * certificates.
 */
@NullMarked
package org.splitkd.security;

import org.jspecify.annotations.NullMarked;
