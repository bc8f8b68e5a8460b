package org.splitkd.coordinator;

/** What came out of one cell. */
public record CellResult(CellId id, RoundResult round) {}
