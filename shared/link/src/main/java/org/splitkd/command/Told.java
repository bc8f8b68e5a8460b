package org.splitkd.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;

/**
 * The form of messages that commands write to stderr: lines for people, or log events like all
 * others if {@code SPLITKD_LOG} is {@code json} in the environment or the system properties. {@code
 * logging.xml} selects its encoder by the same name.
 */
enum Told {
  PLAIN {
    @Override
    void by(CommandLine command) {}

    @Override
    void failure(CommandLine command, String line) {
      command.getErr().println(line);
    }

    /** Picocli prints the trace. */
    @Override
    int unexpected(Exception failure) throws Exception {
      throw failure;
    }
  },

  JSON {
    @Override
    void by(CommandLine command) {
      System.setProperty("splitkd.terminal", "false"); // no progress bars between the lines
      command.setErr(new PrintWriter(new Events(LoggerFactory.getLogger(LOGGER)), true));
    }

    @Override
    void failure(CommandLine command, String line) {
      LoggerFactory.getLogger(LOGGER).error(line);
    }

    @Override
    int unexpected(Exception failure) {
      LoggerFactory.getLogger(LOGGER).error("the command failed", failure);
      return ExitCode.SOFTWARE;
    }
  };

  static final String VARIABLE = "SPLITKD_LOG";

  private static final String LOGGER = "org.splitkd.told";

  /**
   * Returns the form the user has chosen.
   *
   * @throws UsageException if there is no such form
   */
  static Told chosen() {
    String word =
        Optional.ofNullable(System.getProperty(VARIABLE))
            .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
            .orElse("plain");
    return switch (word) {
      case "plain" -> PLAIN;
      case "json" -> JSON;
      default -> throw new UsageException(VARIABLE + " = " + word + ": must be plain or json");
    };
  }

  /** Makes a command and its subcommands use this form. */
  abstract void by(CommandLine command);

  /** Reports a failure that one line explains. */
  abstract void failure(CommandLine command, String line);

  /** Reports an unexpected failure and returns the exit code. */
  abstract int unexpected(Exception failure) throws Exception;

  /** Turns everything that is printed at once into one event, without the final line break. */
  private static final class Events extends Writer {

    private static final String WARNING = "warning: ";

    private final Logger log;
    private final StringBuilder text = new StringBuilder();

    Events(Logger log) {
      this.log = log;
    }

    @Override
    public void write(char[] from, int start, int length) {
      synchronized (lock) {
        text.append(from, start, length);
        if (!text.isEmpty() && text.charAt(text.length() - 1) == '\n') {
          tell(text.toString().strip());
          text.setLength(0);
        }
      }
    }

    private void tell(String message) {
      if (message.startsWith(WARNING)) {
        log.warn(message.substring(WARNING.length()));
      } else if (!message.isEmpty()) {
        log.info(message);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
