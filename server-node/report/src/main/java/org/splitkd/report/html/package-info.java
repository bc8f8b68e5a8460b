/**
 * The report pages: sections, tables and headlines as HTML, with the assumptions and their sources.
 * Figures come in as SVG; nothing here draws.
 */
@NullMarked
package org.splitkd.report.html;

import org.jspecify.annotations.NullMarked;
