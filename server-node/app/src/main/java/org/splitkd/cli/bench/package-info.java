/**
 * {@code splitkd bench}: the commands that measure the program, and how they say what was measured.
 * The measuring itself is {@link org.splitkd.bench}'s.
 */
@NullMarked
package org.splitkd.cli.bench;

import org.jspecify.annotations.NullMarked;
