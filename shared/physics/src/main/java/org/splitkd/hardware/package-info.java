/** Processors, their throughput and power laws, and the radio's power draw. Pure. */
@NullMarked
package org.splitkd.hardware;

import org.jspecify.annotations.NullMarked;
