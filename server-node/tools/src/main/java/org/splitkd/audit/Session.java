package org.splitkd.audit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The name of a session without its fence, which changes when the session is restarted.
 *
 * @param vehicle index, from 0
 */
record Session(int round, int order, int vehicle, int attempt) {

  static Session of(JsonNode name) {
    return new Session(
        name.path("round").asInt(-1),
        name.path("order").asInt(-1),
        name.path("vehicle").asInt(-1),
        name.path("attempt").asInt(-1));
  }

  @Override
  public String toString() {
    return "session " + round + "." + order + ", vehicle " + vehicle + ", attempt " + attempt;
  }
}
