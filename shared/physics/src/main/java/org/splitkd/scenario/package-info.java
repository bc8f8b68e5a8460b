/**
 * Scenario files: HOCON in, validated records out, one root {@code splitkd}. A wrong value is
 * answered by one line that names the file, the key, the value and what is allowed. Pure.
 */
@NullMarked
package org.splitkd.scenario;

import org.jspecify.annotations.NullMarked;
