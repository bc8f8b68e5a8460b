package org.splitkd.training;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.distillation.Distillation;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.SessionLearning;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.SoftLabels;
import org.splitkd.nn.StudentState;
import org.splitkd.nn.Teacher;
import org.splitkd.nn.WholeStudent;
import org.splitkd.text.Batch;

/** The same distillation as a plain loop over sessions: no actors, no cut, no radio. */
record WholeTraining(StudentState state, LlamaModel model, List<SessionLearning> sessions) {

  static WholeTraining of(Distillation distillation, List<CommittedSession> sessions) {
    try (Teacher teacher =
            new Teacher(
                distillation.teacher(),
                distillation.positions(),
                distillation.learning().temperature());
        WholeStudent student =
            new WholeStudent(
                distillation.student(),
                distillation.untrained(),
                distillation.positions(),
                distillation.learning())) {
      List<SessionLearning> learned = new ArrayList<>();
      for (CommittedSession session : sessions) {
        List<BatchLoss> losses = new ArrayList<>();
        for (int batch = 0; batch < distillation.volume().batchesPerSession(); batch++) {
          Batch text = distillation.batch(session.round(), session.vehicle(), batch);
          try (SoftLabels labels = teacher.softLabels(text.inputs(), text.size())) {
            losses.add(student.train(text.inputs(), text.size(), labels, text.targets()));
          }
        }
        learned.add(SessionLearning.over(losses));
      }
      return new WholeTraining(student.state(), student.model(), learned);
    }
  }
}
