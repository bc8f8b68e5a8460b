/**
 * Scenario tests of a cell in a few lines. A test uses the real coordinator, sessions, GPU and
 * vehicles, or probes in place of any of them. It injects faults as sentences and states
 * expectations on the outcome; a failed expectation shows the story of the cell in its message.
 * Wall-clock time plays no part: a rehearsal knows when no actor has anything left to do, and
 * advances time only then.
 */
@NullMarked
package org.splitkd.testkit;

import org.jspecify.annotations.NullMarked;
