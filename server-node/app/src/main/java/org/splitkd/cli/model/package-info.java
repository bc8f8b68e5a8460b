/**
 * The commands about models as such: what a student says, taking it elsewhere, and training a
 * teacher. They begin no run.
 */
@NullMarked
package org.splitkd.cli.model;

import org.jspecify.annotations.NullMarked;
