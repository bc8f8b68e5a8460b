package org.splitkd.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.cluster.NodeException;
import org.splitkd.command.UsageException;
import org.splitkd.dashboard.Board;
import org.splitkd.dashboard.Dashboard;
import org.splitkd.files.IoReason;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The address at which pages are served. */
final class PageAddress {

  /** Why there is no page in this build, and what to do about it. */
  static final String MISSING =
      "this build has no live page: install Node.js 20.19 or newer with npm, and the next command builds it";

  private static final NodeAddress USUAL = new NodeAddress("127.0.0.1", 8642);
  private static final NodeAddress ANY = new NodeAddress("127.0.0.1", 0);

  private PageAddress() {}

  /**
   * Requires that this build has the page.
   *
   * @param asked what the user asked for
   * @throws UsageException if not
   */
  static void requirePage(String asked) {
    if (!Dashboard.hasPage()) {
      throw new UsageException(asked + ": " + MISSING);
    }
  }

  /** Serves the page at its default address, or at any free port if that is taken. */
  static Dashboard usual(Board board) {
    try {
      return Dashboard.start(board, USUAL);
    } catch (NodeException taken) {
      return Dashboard.start(board, ANY);
    }
  }

  /**
   * Checks that a page can be served at an address now.
   *
   * @throws UsageException if not
   */
  static void requireFree(NodeAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as the page does
      socket.bind(new InetSocketAddress(address.host(), address.port()));
    } catch (IOException failure) {
      throw new UsageException(
          "--dashboard " + address + ": cannot listen there: " + IoReason.of(failure));
    }
  }

  static boolean isLoopback(NodeAddress address) {
    try {
      return InetAddress.getByName(address.host()).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  /** Parses an address. */
  static final class Converter implements ITypeConverter<NodeAddress> {
    @Override
    public NodeAddress convert(String text) {
      try {
        return text.endsWith(":0")
            ? new NodeAddress(text.substring(0, text.length() - 2), 0)
            : NodeAddress.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
