package org.splitkd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mailboxes that fill while their actor is at work. */
@Tag("slow")
class ObservedMailboxTest {

  private final ActorTestKit node =
      ActorTestKit.create(
          "mailboxes",
          ConfigFactory.parseString(
              "akka.actor.typed.default-mailbox.mailbox-type = \""
                  + ObservedMailbox.class.getName()
                  + "\""));

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void end() {
    goOn.countDown();
    node.shutdownTestKit();
  }

  @Test
  void shouldCountWhatWaitsForTheGpu() throws Exception {
    Mailboxes mailboxes = NodeFigures.of(node.system()).mailboxes();
    TestProbe<String> done = node.createTestProbe();
    ActorRef<String> cell = node.spawn(cell(done.ref()), "cell");
    for (int i = 0; i < 5; i++) {
      cell.tell("work");
    }
    begun.await();
    cell.tell("said");
    done.expectMessage("said"); // so all work before it is in the mailbox

    assertEquals(4, mailboxes.messages(ActorKind.GPU));
    assertEquals(1, mailboxes.actors(ActorKind.GPU));
    assertEquals(0, mailboxes.messages(ActorKind.COORDINATOR));

    goOn.countDown();
    for (int i = 0; i < 5; i++) {
      done.expectMessage("work");
    }
    assertEquals(0, mailboxes.messages(ActorKind.GPU));
    node.stop(cell);
    assertEquals(0, mailboxes.actors(ActorKind.GPU));
  }

  private Behavior<String> cell(ActorRef<String> done) {
    return Behaviors.setup(
        context -> {
          ActorRef<String> gpu = context.spawn(gpu(done), "gpu");
          return Behaviors.receiveMessage(
              message -> {
                (message.equals("said") ? done : gpu).tell(message);
                return Behaviors.same();
              });
        });
  }

  private Behavior<String> gpu(ActorRef<String> done) {
    return Behaviors.receiveMessage(
        message -> {
          begun.countDown();
          goOn.await();
          done.tell(message);
          return Behaviors.same();
        });
  }
}
