/**
 * Scenario files: HOCON in, validated records out, one root {@code splitkd}. The error about a
 * wrong value is one line that names the file, the key, the value and what is allowed. Pure.
 */
@NullMarked
package org.splitkd.scenario;

import org.jspecify.annotations.NullMarked;
