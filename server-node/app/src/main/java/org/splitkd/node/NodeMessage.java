package org.splitkd.node;

/** A message between server nodes: CBOR by Jackson, as {@code reference.conf} binds it. */
interface NodeMessage {}
