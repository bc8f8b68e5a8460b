/**
 * Files that are written in full or not at all. Knows nothing of what is in them; who writes turns
 * the exception into its own.
 */
@NullMarked
package org.splitkd.files;

import org.jspecify.annotations.NullMarked;
