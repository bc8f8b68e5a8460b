/**
 * A real distillation as a scenario asks for it: its models, its text dealt to the vehicles, and
 * how it is learned, sent and charged. What an edge server and a vehicle both start from; here
 * nothing is trained yet.
 */
@NullMarked
package org.splitkd.distillation;

import org.jspecify.annotations.NullMarked;
