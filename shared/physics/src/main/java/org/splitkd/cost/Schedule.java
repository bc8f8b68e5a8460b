package org.splitkd.cost;

/** The order in which the parts of a session run. */
public enum Schedule {
  /** The paper's: every step of a batch waits for the one before it. */
  SEQUENTIAL {
    @Override
    double batchesSeconds(BatchSeconds batch, int batches, int fresh) {
      return fresh * batch.sum() + (batches - fresh) * batch.untaught().sum();
    }
  },

  /**
   * The teacher's path runs one batch ahead of the student's: the device sends the teacher input of
   * batch k+1 right after the smashed data of batch k, and the GPU runs the teacher on it after the
   * student step of batch k, while the gradient travels and the device works. Student steps remain
   * strictly sequential. Batches whose soft labels the server has kept have no teacher input.
   */
  OVERLAPPED {
    @Override
    double batchesSeconds(BatchSeconds batch, int batches, int fresh) {
      double device = 0;
      double gpu = 0;
      double teacherArrives = fresh > 0 ? batch.teacherInput() : 0;
      double uplink = teacherArrives;
      for (int k = 0; k < batches; k++) {
        double smashedArrives = Math.max(device + batch.deviceForward(), uplink) + batch.smashed();
        double teacherDone = k < fresh ? Math.max(gpu, teacherArrives) + batch.teacher() : gpu;
        gpu = Math.max(teacherDone, smashedArrives) + batch.student();
        teacherArrives = smashedArrives + batch.teacherInput();
        uplink = k + 1 < fresh ? teacherArrives : smashedArrives;
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
    /** Of a batch whose soft labels the server has kept. */
    BatchSeconds untaught() {
      return new BatchSeconds(deviceForward, 0, smashed, 0, student, gradient, deviceBackward);
    }

    double sum() {
      return deviceForward + teacherInput + smashed + teacher + student + gradient + deviceBackward;
    }
  }

  /**
   * Time from the arrival of the parameters at the device to the end of its last backward pass, s.
   *
   * @param fresh number of batches on which the teacher runs, which are the first ones
   */
  abstract double batchesSeconds(BatchSeconds batch, int batches, int fresh);
}
