package org.splitkd.protocol.wire;

import org.splitkd.protocol.TensorMessage;

/**
 * One version of one message.
 *
 * @param manifest letters for the message, a number for the version; never used again
 * @param layout of its header
 */
record MessageType<T extends TensorMessage>(String manifest, Class<T> type, FieldOrder<T> layout) {}
