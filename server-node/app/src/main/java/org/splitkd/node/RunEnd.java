package org.splitkd.node;

/**
 * How the run ended.
 *
 * @param exit 0 when all went well, 1 when something failed, 2 when the user has to change
 *     something
 * @param message for the user; empty if there is nothing to say
 */
public record RunEnd(int exit, String message) implements NodeMessage {}
