package org.splitkd.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.journal.StoredEvent;

/** Tests of the text of events of any version. */
class EventTextTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "RunStarted | {'run':'r','scenario':'0123456789abcdef','vehicles':1,'program':{'rounds':1}}"
            + "| | run r began: 1 vehicle, 1 round, scenario 0123456789ab",
        "RunResumed | {'fence':2} | | started again (fence 2)",
        "RoundStarted | {'round':3,'at':{'seconds':12.34}} | 12.3 s | round 3 began",
        "VehicleSelected | {'session':{'round':1,'order':2,'vehicle':0,'attempt':3},"
            + "'cut':{'index':4},'ghz':2.1,'at':{'seconds':0.0}}"
            + "| 0.0 s | session 1.2 with vehicle 1, attempt 3 began: cut 4, 2.10 GHz",
        "VehicleLeftOut | {'vehicle':4,'reason':'never in coverage'}"
            + "| | vehicle 5 left out: never in coverage",
        "SessionAborted | {'session':{'round':1,'order':2,'vehicle':0},'reason':'it died',"
            + "'spent':{'span':{'start':{'seconds':10},'end':{'seconds':12.5}}},"
            + "'joules':3.25,'retried':true}"
            + "| 12.5 s | session 1.2 with vehicle 1 aborted: it died; wasted: 2.5 s, 3.3 J;"
            + " to be retried",
        "SessionInterrupted | {'session':{'round':1,'order':2,'vehicle':0},'reason':'its node is gone',"
            + "'fence':4}"
            + "| | session 1.2 with vehicle 1 interrupted: its node is gone, restarts (fence 4)",
        "RoundCompleted | {'round':1,'evaluation':null} | | round 1 completed",
        "DeploymentEnded | {'deployment':{'vehicle':1,'airtime':{'start':{'seconds':1},"
            + "'end':{'seconds':3}},'joules':4,'failure':null}}"
            + "| 3.0 s | vehicle 2 has the student: 2.0 s, 4.0 J",
        "DeploymentEnded | {'deployment':{'vehicle':1,'failure':'no answer'}}"
            + "| | vehicle 2 did not receive the student: no answer",
        "RunCompleted | {} | | run completed",
        // Missing fields are left out.
        "SessionCommitted | {} | | session ?.? with vehicle ? committed",
        "RunStarted | {} | | run ? began",
        // Unknown events are shown as they are.
        "SomethingNew | {'a':{'b':1}} | | SomethingNew {\"a\":{\"b\":1}}"
      })
  void shouldSayWhatHappened(String type, String content, String time, String text)
      throws JsonProcessingException {
    StoredEvent event =
        new StoredEvent(
            7,
            "org.splitkd.coordinator.CellEvent$" + type,
            2,
            JSON.readTree(content.replace('\'', '"')));

    assertEquals(text, EventText.of(event));
    assertEquals(time == null ? "" : time, EventText.time(event));
    assertEquals(type, EventText.type(event));
  }
}
