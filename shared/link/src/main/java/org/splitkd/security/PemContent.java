package org.splitkd.security;

import java.nio.ByteBuffer;

/**
 * The bytes of the three files: equal if nothing has changed, whatever the times and links of the
 * files. Prints as lengths, never as a key.
 */
record PemContent(ByteBuffer key, ByteBuffer certificate, ByteBuffer authority) {}
