package org.splitkd.cli.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The work of a resumable run. */
public enum RunKind {
  /** The comparison, then the distillation. */
  @JsonProperty("run")
  RUN,
  /** The distillation alone. */
  @JsonProperty("train")
  TRAIN
}
