package org.splitkd.report.summary;

import java.util.OptionalInt;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Method;

/**
 * Sessions of a method that would not have fitted a machine's memory.
 *
 * @param vehicle whose device it is, index from 0; none for the edge server
 * @param machine its name
 * @param cut the worst of the method's cuts
 * @param neededBytes at that cut
 * @param sessions over all channels and trials, at any cut that does not fit
 */
public record MemoryShortfall(
    Method method,
    OptionalInt vehicle,
    String machine,
    CutLayer cut,
    double neededBytes,
    double availableBytes,
    int sessions) {}
