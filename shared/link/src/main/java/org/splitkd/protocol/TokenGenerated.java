package org.splitkd.protocol;

/** A vehicle has generated the next token of a text. */
public record TokenGenerated(int token) {}
