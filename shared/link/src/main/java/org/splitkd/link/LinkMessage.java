package org.splitkd.link;

/**
 * A control message between nodes, serialised as CBOR by Jackson; {@code reference.conf} binds it.
 */
public interface LinkMessage {}
