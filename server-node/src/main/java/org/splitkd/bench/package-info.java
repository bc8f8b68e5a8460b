/**
 * Measures the program itself on the machine it runs on. Besides the commands and the chaos run,
 * the only package that reads the clock.
 */
@NullMarked
package org.splitkd.bench;

import org.jspecify.annotations.NullMarked;
