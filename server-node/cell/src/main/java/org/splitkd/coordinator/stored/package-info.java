/**
 * Reads back events and states of a cell: whole journals for programs that follow a run, and the
 * formats of earlier versions. Journals contain no class names of this package, but those of {@link
 * org.splitkd.coordinator.CellEvent}, which must not change.
 */
@NullMarked
package org.splitkd.coordinator.stored;

import org.jspecify.annotations.NullMarked;
