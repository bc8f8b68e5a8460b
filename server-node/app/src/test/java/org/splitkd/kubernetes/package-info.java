/** What Kubernetes has for nodes, and what it takes of this project. */
@NullMarked
package org.splitkd.kubernetes;

import org.jspecify.annotations.NullMarked;
