package org.splitkd.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Log events as lines of JSON. */
class JsonLinesTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger("org.splitkd.JsonLinesTest");
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void attach() {
    JsonLines encoder = new JsonLines();
    encoder.setContext(logger.getLoggerContext());
    encoder.start();
    appender.setContext(logger.getLoggerContext());
    appender.setEncoder(encoder);
    appender.setOutputStream(out);
    appender.start();
    logger.addAppender(appender);
    logger.setAdditive(false);
  }

  @AfterEach
  void detach() {
    logger.detachAppender(appender);
    logger.setAdditive(true);
  }

  @Test
  void shouldWriteWhateverIsSaidOnOneLine() throws Exception {
    String odd = "two\nlines, a \"quote\", a \\, a \u2028 and \u0001";
    logger.warn("{} of {}", odd, 7);

    JsonNode event = only();
    assertEquals(odd + " of 7", event.get("message").asText());
    assertEquals("WARN", event.get("level").asText());
    assertEquals("org.splitkd.JsonLinesTest", event.get("logger").asText());
    assertFalse(Instant.parse(event.get("timestamp").asText()).isAfter(Instant.now()));
    assertFalse(event.has("mdc"));
    assertFalse(event.has("exception"));
  }

  @Test
  void shouldWriteAnExceptionAsOneText() throws Exception {
    logger.error("no", new IllegalStateException("outer", new RuntimeException("inner")));

    String exception = only().get("exception").asText();
    assertTrue(exception.startsWith("java.lang.IllegalStateException: outer\n"), exception);
    assertTrue(exception.contains("Caused by: java.lang.RuntimeException: inner"), exception);
    assertTrue(exception.contains("\tat " + JsonLinesTest.class.getName()), exception);
  }

  @Test
  void shouldSayWhichActorSpeaks() throws Exception {
    ActorTestKit node = ActorTestKit.create("json");
    try {
      TestProbe<String> done = node.createTestProbe();
      ActorRef<String> actor =
          node.spawn(
              Behaviors.setup(
                  context -> {
                    context.setLoggerName(logger.getName());
                    return Behaviors.receiveMessage(
                        message -> {
                          context.getLog().warn(message);
                          done.ref().tell(message);
                          return Behaviors.same();
                        });
                  }),
              "speaker");
      actor.tell("here");
      done.expectMessage("here");
    } finally {
      node.shutdownTestKit();
    }

    JsonNode mdc = only().get("mdc");
    assertEquals("akka://json/user/speaker", mdc.get("akkaSource").asText());
    assertEquals("akka://json", mdc.get("akkaAddress").asText());
    assertEquals("json", mdc.get("sourceActorSystem").asText());
  }

  private JsonNode only() throws Exception {
    String text = out.toString(StandardCharsets.UTF_8);
    assertEquals(text.length() - 1, text.indexOf('\n'), text);
    return new ObjectMapper().readTree(text);
  }
}
