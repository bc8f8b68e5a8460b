package org.splitkd.plane;

/**
 * The place at which a message with tensors can be fetched, once.
 *
 * @param host of the plane that holds it
 * @param number by which it is requested; cannot be guessed
 * @param bytes of its frame
 */
public record Ticket(String host, int port, long number, int bytes) {}
