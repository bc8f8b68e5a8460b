package org.splitkd.nn.torch;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Loads libtorch before the first test of a JVM. On a fresh machine two JVMs of tests would
 * otherwise unpack it at once where a test touches its classes before {@link Torch}.
 */
public final class UnpackedFirst implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Torch.start(1);
  }
}
