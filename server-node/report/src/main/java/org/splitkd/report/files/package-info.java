/** The results folder and what lies in it for programs: JSON, CSV and Arrow in full precision. */
@NullMarked
package org.splitkd.report.files;

import org.jspecify.annotations.NullMarked;
