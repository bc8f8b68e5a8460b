/**
 * What a comparison, a distillation or a sweep found, told in packages of its own: {@code summary}
 * condenses results to numbers, {@code words} puts them into sentences and digits, {@code figures},
 * {@code html}, {@code files} and {@code console} show them. Nothing here decides or measures, and
 * nothing reads a clock or a locale: the same results give the same bytes.
 */
@NullMarked
package org.splitkd.report;

import org.jspecify.annotations.NullMarked;
