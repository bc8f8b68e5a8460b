package org.splitkd.link;

/** A control message between nodes: CBOR by Jackson, as {@code reference.conf} binds it. */
public interface LinkMessage {}
