package org.splitkd.cost;

/** The order in which the parts of a session run. */
public enum Schedule {
  /** The paper's: every step of a batch waits for the one before it. */
  SEQUENTIAL {
    @Override
    double batchesSeconds(BatchSeconds batch, int batches) {
      return batches * batch.sum();
    }
  },

  /**
   * The teacher's path runs one batch ahead of the student's: the device sends the teacher input of
   * batch k+1 right after the smashed data of batch k, and the GPU runs the teacher on it after the
   * student step of batch k, while the gradient travels and the device works. Student steps remain
   * strictly sequential.
   */
  OVERLAPPED {
    @Override
    double batchesSeconds(BatchSeconds batch, int batches) {
      double device = 0;
      double gpu = 0;
      double teacherArrives = batch.teacherInput();
      double uplink = teacherArrives;
      for (int k = 0; k < batches; k++) {
        double smashedArrives = Math.max(device + batch.deviceForward(), uplink) + batch.smashed();
        double teacherDone = Math.max(gpu, teacherArrives) + batch.teacher();
        gpu = Math.max(teacherDone, smashedArrives) + batch.student();
        teacherArrives = smashedArrives + batch.teacherInput();
        uplink = k + 1 < batches ? teacherArrives : smashedArrives;
        device = gpu + batch.gradient() + batch.deviceBackward();
      }
      return device;
    }
  };

  /** Durations of the parts of one batch, s, in the order of {@link BatchWork}. */
  record BatchSeconds(
      double deviceForward,
      double teacherInput,
      double smashed,
      double teacher,
      double student,
      double gradient,
      double deviceBackward) {
    double sum() {
      return deviceForward + teacherInput + smashed + teacher + student + gradient + deviceBackward;
    }
  }

  /**
   * Time from the arrival of the parameters at the device to the end of its last backward pass, s.
   */
  abstract double batchesSeconds(BatchSeconds batch, int batches);
}
