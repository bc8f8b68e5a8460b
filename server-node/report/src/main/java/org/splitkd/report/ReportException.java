package org.splitkd.report;

/** A result that could not be written or drawn; the message is one line for the user. */
public final class ReportException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
