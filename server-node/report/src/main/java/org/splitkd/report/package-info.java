/**
 * What a comparison, a distillation or a sweep found, told: the summary with the paper's claims,
 * the result files, the figures and the HTML pages. Nothing here decides or measures, and nothing
 * reads a clock or a locale: the same results give the same bytes. Only the figures and the files
 * that contain them load AWT.
 */
@NullMarked
package org.splitkd.report;

import org.jspecify.annotations.NullMarked;
