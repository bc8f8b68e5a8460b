/**
 * {@code splitkd bench}: the commands that measure the program and print the results. {@link
 * org.splitkd.bench} does the measuring.
 */
@NullMarked
package org.splitkd.cli.bench;

import org.jspecify.annotations.NullMarked;
