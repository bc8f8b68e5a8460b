package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.nn.optimizer.GroupState;

/**
 * Everything in a student that training changes, as a value. Two students with the same state learn
 * alike.
 *
 * @param step batches learned from so far
 * @param blocks in order
 * @param norm the norm before the head
 */
public record StudentState(int step, List<GroupState> blocks, GroupState norm) {

  public StudentState {
    blocks = List.copyOf(blocks);
  }

  /** The groups of blocks 1…{@code cut}. */
  public List<GroupState> deviceSide(int cut) {
    return blocks.subList(0, cut);
  }

  /** The groups of the blocks after the cut. */
  public List<GroupState> serverSide(int cut) {
    return blocks.subList(cut, blocks.size());
  }

  static StudentState joined(
      int step, List<GroupState> deviceSide, List<GroupState> serverSide, GroupState norm) {
    List<GroupState> blocks = new ArrayList<>(deviceSide);
    blocks.addAll(serverSide);
    return new StudentState(step, blocks, norm);
  }
}
