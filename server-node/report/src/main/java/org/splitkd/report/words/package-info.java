/**
 * The wording shared by the console and the report: numbers formatted for people, tables of plain
 * text, and sentences on how to read results.
 */
@NullMarked
package org.splitkd.report.words;

import org.jspecify.annotations.NullMarked;
