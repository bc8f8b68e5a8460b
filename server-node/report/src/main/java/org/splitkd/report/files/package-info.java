/** The results folder and its files for programs: JSON, CSV and Arrow in full precision. */
@NullMarked
package org.splitkd.report.files;

import org.jspecify.annotations.NullMarked;
