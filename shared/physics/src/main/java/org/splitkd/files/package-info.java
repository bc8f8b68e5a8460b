/**
 * Files that are written in full or not at all. The package is independent of their contents;
 * callers translate its exception into their own.
 */
@NullMarked
package org.splitkd.files;

import org.jspecify.annotations.NullMarked;
