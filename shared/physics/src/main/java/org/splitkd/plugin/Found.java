package org.splitkd.plugin;

import org.splitkd.api.Extension;

/**
 * An extension and its origin.
 *
 * @param origin {@code built in}, or the jar or folder of its class
 */
public record Found<E extends Extension>(E extension, String origin) {}
