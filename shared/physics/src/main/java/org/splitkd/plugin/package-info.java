/**
 * Finds extensions: those on the class path and those in jars that the user names. What a scenario
 * file says is data; code comes only from where the user points a command to.
 */
@NullMarked
package org.splitkd.plugin;

import org.jspecify.annotations.NullMarked;
