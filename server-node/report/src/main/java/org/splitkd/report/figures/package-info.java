/**
 * The figures, drawn as PNG and SVG. Only this package and {@code files}, which calls it, load AWT.
 */
@NullMarked
package org.splitkd.report.figures;

import org.jspecify.annotations.NullMarked;
