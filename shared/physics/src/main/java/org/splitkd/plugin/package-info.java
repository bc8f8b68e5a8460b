/**
 * Discovery of extensions on the class path and in jars that the user names. A scenario file is
 * data only; code comes only from places that the user names to a command.
 */
@NullMarked
package org.splitkd.plugin;

import org.jspecify.annotations.NullMarked;
