/**
 * Common parts of extensions: their names and discovery, and the declaration, documentation and
 * reading of their settings. Each extension point (policies, radio models, power models, mobilities
 * and codecs) has a package below this one. Nothing here depends on how a run is carried out.
 */
@NullMarked
package org.splitkd.api;

import org.jspecify.annotations.NullMarked;
