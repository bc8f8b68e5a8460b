package org.splitkd.protocol;

/**
 * Names a session within its cell.
 *
 * @param vehicle index, from 0
 * @param order of the session in the round, from 1
 */
public record SessionId(int vehicle, int order) {

  @Override
  public String toString() {
    return "session " + order + " with vehicle " + (vehicle + 1);
  }
}
