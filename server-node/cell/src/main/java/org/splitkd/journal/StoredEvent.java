package org.splitkd.journal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event as it was stored.
 *
 * @param sequence its number among the events of its writer, from 1
 * @param type its class, which may no longer exist
 * @param version of the type; 1 unless a migration has raised it
 * @param content its fields
 */
public record StoredEvent(long sequence, String type, int version, JsonNode content) {}
