package org.splitkd.cli;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run that is kept does. */
enum RunKind {
  /** The comparison, then the distillation. */
  @JsonProperty("run")
  RUN,
  /** The distillation alone. */
  @JsonProperty("train")
  TRAIN
}
