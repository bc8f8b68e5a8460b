/**
 * The real distillation that a scenario describes: its models, its text dealt to the vehicles, and
 * the settings for learning, sending and charging. An edge server and a vehicle both start from it;
 * nothing is trained here.
 */
@NullMarked
package org.splitkd.distillation;

import org.jspecify.annotations.NullMarked;
