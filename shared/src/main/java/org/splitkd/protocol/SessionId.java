package org.splitkd.protocol;

/**
 * Names a session within its cell.
 *
 * @param round from 1
 * @param order of the session in the round, from 1
 * @param vehicle index, from 0
 */
public record SessionId(int round, int order, int vehicle) {

  @Override
  public String toString() {
    return "session " + round + "." + order + " with vehicle " + (vehicle + 1);
  }
}
