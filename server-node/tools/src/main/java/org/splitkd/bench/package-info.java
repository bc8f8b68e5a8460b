/**
 * Measures the program itself on the machine it runs on, by its clock. Nothing that is measured
 * here enters the results of a run.
 */
@NullMarked
package org.splitkd.bench;

import org.jspecify.annotations.NullMarked;
