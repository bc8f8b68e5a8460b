/**
 * What is said alike on the console and in the report: numbers as people read them, tables of plain
 * text, and the sentences on how to read results.
 */
@NullMarked
package org.splitkd.report.words;

import org.jspecify.annotations.NullMarked;
