/**
 * 5G NR radio: 3GPP tables, path loss, link budget, and the rate a vehicle sees along its drive.
 * Transfers are integrated exactly over piecewise-constant rates; nothing here steps through time.
 * Pure.
 */
@NullMarked
package org.splitkd.radio;

import org.jspecify.annotations.NullMarked;
