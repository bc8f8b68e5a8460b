package org.splitkd.report.figures;

import org.jfree.chart.JFreeChart;

/**
 * A figure before it is drawn.
 *
 * @param name of its files, without extension
 * @param caption a sentence for the report
 * @param width in points
 * @param height in points
 */
record Sheet(String name, String caption, JFreeChart chart, int width, int height) {}
