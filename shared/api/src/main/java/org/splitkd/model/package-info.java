/**
 * LLaMA arithmetic: shapes, partitions into blocks, parameters, FLOPs and bytes. Pure: numbers in,
 * numbers out; nothing here knows a processor, a radio or an actor.
 */
@NullMarked
package org.splitkd.model;

import org.jspecify.annotations.NullMarked;
