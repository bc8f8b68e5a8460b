/**
 * LLaMA arithmetic: shapes, partitions into blocks, parameters, FLOPs and bytes. Pure functions of
 * numbers; nothing here depends on a processor, a radio or an actor.
 */
@NullMarked
package org.splitkd.model;

import org.jspecify.annotations.NullMarked;
