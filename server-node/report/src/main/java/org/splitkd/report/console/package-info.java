/** Results as commands print them: text of at most 100 columns. */
@NullMarked
package org.splitkd.report.console;

import org.jspecify.annotations.NullMarked;
