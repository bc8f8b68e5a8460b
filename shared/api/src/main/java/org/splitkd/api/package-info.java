/**
 * What extensions have in common: how they are named and found, and how their settings are
 * declared, documented and read. The extension points themselves, policies, radio models, power
 * models, mobilities and codecs, have a package each below this one. Pure: nothing here knows how a
 * run is carried out.
 */
@NullMarked
package org.splitkd.api;

import org.jspecify.annotations.NullMarked;
