/**
 * The reports of comparisons, distillations and sweeps: {@code summary} condenses results to
 * numbers, {@code words} turns them into sentences and formatted numbers, and {@code figures},
 * {@code html}, {@code files} and {@code console} present them. Nothing here decides or measures,
 * and nothing reads a clock or a locale: the same results give the same bytes.
 */
@NullMarked
package org.splitkd.report;

import org.jspecify.annotations.NullMarked;
