package org.splitkd.cluster.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LeaseKeeperTest {

  private static final ActorTestKit KIT = ActorTestKit.create();

  private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
  private final TestProbe<LeaseMessage.Answer> node = KIT.createTestProbe();

  /** A lock that writes down what it is asked, and gives a fixed answer. */
  private final class Recorded implements SharedLock {

    private final boolean answer;

    Recorded(boolean answer) {
      this.answer = answer;
    }

    @Override
    public boolean acquire() {
      calls.add("acquire");
      return answer;
    }

    @Override
    public void release() {
      calls.add("release");
    }
  }

  @AfterAll
  static void end() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldKeepTheLockUntilNoNodeOfTheSideNeedsIt() {
    ActorRef<LeaseMessage> keeper = KIT.spawn(LeaseKeeper.create(new Recorded(true)));

    keeper.tell(new LeaseMessage.Acquire("a:1", node.getRef()));
    keeper.tell(new LeaseMessage.Acquire("b:2", node.getRef()));
    keeper.tell(new LeaseMessage.Release("a:1", node.getRef()));
    expect(true, true, true);
    assertEquals(List.of("acquire", "acquire"), calls);

    keeper.tell(new LeaseMessage.Release("b:2", node.getRef()));
    expect(true);
    assertEquals(List.of("acquire", "acquire", "release"), calls);
  }

  /** A release by a node that never got the lease must not take it from the others. */
  @Test
  void shouldIgnoreAReleaseOfANodeThatDoesNotNeedIt() {
    ActorRef<LeaseMessage> keeper = KIT.spawn(LeaseKeeper.create(new Recorded(true)));

    keeper.tell(new LeaseMessage.Acquire("a:1", node.getRef()));
    keeper.tell(new LeaseMessage.Release("c:3", node.getRef()));

    expect(true, true);
    assertEquals(List.of("acquire"), calls);
  }

  @Test
  void shouldSayThatAnotherSideHasIt() {
    ActorRef<LeaseMessage> keeper = KIT.spawn(LeaseKeeper.create(new Recorded(false)));

    keeper.tell(new LeaseMessage.Acquire("a:1", node.getRef()));

    expect(false);
  }

  @Test
  void shouldNotHaveItWhenTheServerDoesNotAnswerAndTryAgainWhenAsked() {
    SharedLock unreachable =
        new SharedLock() {
          @Override
          public boolean acquire() {
            calls.add("acquire");
            if (calls.size() == 1) {
              throw new IllegalStateException("no answer");
            }
            return true;
          }

          @Override
          public void release() {}
        };
    ActorRef<LeaseMessage> keeper = KIT.spawn(LeaseKeeper.create(unreachable));

    keeper.tell(new LeaseMessage.Acquire("a:1", node.getRef()));
    keeper.tell(new LeaseMessage.Acquire("a:1", node.getRef()));

    expect(false, true);
  }

  private void expect(boolean... answers) {
    for (boolean answer : answers) {
      assertEquals(answer, node.receiveMessage().done());
    }
  }
}
