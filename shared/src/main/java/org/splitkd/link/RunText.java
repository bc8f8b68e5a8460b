package org.splitkd.link;

/**
 * What a device node must know of a run to host its vehicles.
 *
 * @param run unique
 * @param scenario its name
 * @param text the resolved scenario, HOCON
 */
public record RunText(String run, String scenario, String text) {}
