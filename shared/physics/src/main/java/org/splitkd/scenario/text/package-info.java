/**
 * The text of a scenario: files that include files, overrides, where each value is written, and
 * sections whose values are asked for by key, type and range. What is wrong is said in one line by
 * {@link org.splitkd.scenario.text.ScenarioException}. Pure.
 */
@NullMarked
package org.splitkd.scenario.text;

import org.jspecify.annotations.NullMarked;
