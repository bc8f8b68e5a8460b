/**
 * The metrics of a node, for operators: figures counted where things happen, whether or not they
 * are read, and the page that exposes them to Prometheus. No result depends on them, nor on the
 * wall clock that is read here.
 */
@NullMarked
package org.splitkd.metrics;

import org.jspecify.annotations.NullMarked;
