package org.splitkd.protocol;

import org.splitkd.cost.InferenceCharge;
import org.splitkd.generation.Generation;
import org.splitkd.time.Interval;

/**
 * A vehicle has generated a text.
 *
 * @param busy from the command to the last token
 * @param charge the emulated time and energy, of the device alone
 */
public record TextGenerated(Generation text, Interval busy, InferenceCharge charge) {}
