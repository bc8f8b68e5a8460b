/**
 * Parameters in groups that are updated together by AdamW, and the state of a group between two
 * sessions. Losses and gradients come from outside.
 */
@NullMarked
package org.splitkd.nn.optimizer;

import org.jspecify.annotations.NullMarked;
