/**
 * Benchmark of the tensor plane between two JVMs on this machine, against bare sockets that carry
 * the same bytes.
 */
@NullMarked
package org.splitkd.bench.plane;

import org.jspecify.annotations.NullMarked;
