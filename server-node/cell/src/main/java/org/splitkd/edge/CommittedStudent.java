package org.splitkd.edge;

import akka.pattern.StatusReply;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.splitkd.edge.EdgeGpu.EvaluateStudent;
import org.splitkd.edge.EdgeGpu.FetchStudent;
import org.splitkd.edge.EdgeGpu.StudentEvaluated;
import org.splitkd.edge.EdgeGpu.StudentFetched;

/**
 * Answers questions about the committed student, on the GPU's thread. An exception of the trainer
 * becomes the answer.
 */
final class CommittedStudent {

  private final EdgeTrainer trainer;
  private final Logger log;

  CommittedStudent(EdgeTrainer trainer, Logger log) {
    this.trainer = trainer;
    this.log = log;
  }

  void evaluate(EvaluateStudent command) {
    command
        .replyTo()
        .tell(
            answer(
                "the evaluation", () -> new StudentEvaluated(trainer.evaluate(command.student()))));
  }

  void fetch(FetchStudent command) {
    StatusReply<StudentFetched> student =
        answer("the student", () -> new StudentFetched(trainer.student(command.student())));
    command.replyTo().tell(student);
    if (student.isSuccess()) { // otherwise a damaged student stays for inspection
      trainer.tidy();
    }
  }

  private <T> StatusReply<T> answer(String what, Supplier<T> result) {
    try {
      return StatusReply.success(result.get());
    } catch (RuntimeException failure) {
      log.error("{} failed", what, failure);
      return StatusReply.error(what + " failed: " + failure.getMessage());
    }
  }
}
