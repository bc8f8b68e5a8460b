package org.splitkd.protocol;

/**
 * A message that may carry tensors. {@code reference.conf} binds it to the serializer of {@link
 * org.splitkd.protocol.wire}, where every such message needs a layout.
 */
public interface TensorMessage {}
