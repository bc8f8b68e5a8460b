/**
 * What an operator can know of a node: figures that are counted where things happen, without
 * anybody who asks for them, and the page that tells them to Prometheus. No result depends on any
 * of it, and the wall clock that is read here goes into no result.
 */
@NullMarked
package org.splitkd.metrics;

import org.jspecify.annotations.NullMarked;
