package org.splitkd.node;

/**
 * The end of the run.
 *
 * @param exit exit code: 0 on success, 1 when something failed, 2 when the user has to change
 *     something
 * @param message for the user; may be empty
 */
public record RunEnd(int exit, String message) implements NodeMessage {}
