package org.splitkd.plane;

import java.io.Closeable;
import java.io.IOException;

/** The threads of connections, which end with the process and never keep it. */
final class Threads {

  private Threads() {}

  static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes a channel that nothing is to be saved of. */
  static void close(Closeable channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // as it should be
    }
  }
}
