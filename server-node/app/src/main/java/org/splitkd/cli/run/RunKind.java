package org.splitkd.cli.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a run that is kept does. */
public enum RunKind {
  /** The comparison, then the distillation. */
  @JsonProperty("run")
  RUN,
  /** The distillation alone. */
  @JsonProperty("train")
  TRAIN
}
