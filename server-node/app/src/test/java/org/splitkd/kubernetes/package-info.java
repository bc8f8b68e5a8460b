/** A stand-in for the Kubernetes API, and tests of this project's manifests. */
@NullMarked
package org.splitkd.kubernetes;

import org.jspecify.annotations.NullMarked;
