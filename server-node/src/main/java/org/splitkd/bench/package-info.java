/**
 * Measures the program itself on the machine it runs on. The only package besides the commands that
 * reads the clock.
 */
@NullMarked
package org.splitkd.bench;

import org.jspecify.annotations.NullMarked;
