/**
 * Commands on models: generating text with a student, exporting it, and pretraining a teacher. They
 * start no run.
 */
@NullMarked
package org.splitkd.cli.model;

import org.jspecify.annotations.NullMarked;
