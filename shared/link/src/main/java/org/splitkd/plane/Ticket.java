package org.splitkd.plane;

/**
 * Says where a message with tensors can be fetched, once.
 *
 * @param host of the plane that holds it
 * @param number that it is asked for by; nobody can guess it
 * @param bytes of its frame
 */
public record Ticket(String host, int port, long number, int bytes) {}
