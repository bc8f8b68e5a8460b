package org.splitkd.plane;

import java.io.Closeable;
import java.io.IOException;

/** The threads of connections, which end with the process and never keep it alive. */
final class Threads {

  private Threads() {}

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes a channel whose failures do not matter. */
  static void close(Closeable channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // the channel is closed all the same
    }
  }
}
