package org.splitkd.security;

import java.nio.ByteBuffer;

/**
 * The bytes of the three files. Contents are equal if no byte has changed, whatever the times and
 * links of the files. The text form shows lengths, never a key.
 */
record PemContent(ByteBuffer key, ByteBuffer certificate, ByteBuffer authority) {}
