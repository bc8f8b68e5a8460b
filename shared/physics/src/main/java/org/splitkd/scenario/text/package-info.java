/**
 * The text of a scenario: files with includes, overrides, the place of each value, and sections
 * with access by key, type and range. {@link org.splitkd.scenario.text.ScenarioException} reports
 * mistakes in one line. Pure.
 */
@NullMarked
package org.splitkd.scenario.text;

import org.jspecify.annotations.NullMarked;
