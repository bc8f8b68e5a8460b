package org.splitkd.mobility;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads SUMO's FCD output: {@code <timestep time="60.00"><vehicle id="veh0" x="131.43" y="119.00"/>
 * …</timestep>}. Other elements and attributes are ignored.
 */
final class FcdXml {

  private final XMLStreamReader reader;
  private final FcdAssembly assembly;

  private FcdXml(XMLStreamReader reader, FcdAssembly assembly) {
    this.reader = reader;
    this.assembly = assembly;
  }

  /** Reads all records into an assembly. */
  static void read(InputStream input, FcdAssembly assembly) throws IOException, TraceException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(input);
      try {
        new FcdXml(reader, assembly).readTrace();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException unreadable) {
        throw unreadable;
      }
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
      throw new TraceException("line " + line + ": not well-formed XML", e);
    }
  }

  private void readTrace() throws XMLStreamException, TraceException {
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamConstants.START_ELEMENT) {
        switch (reader.getLocalName()) {
          case "timestep" -> assembly.step(line(), "time", number("time"));
          case "vehicle" -> assembly.vehicle(line(), attribute("id"), number("x"), number("y"));
          default -> {}
        }
      }
    }
  }

  private double number(String name) throws TraceException {
    return FcdAssembly.number(line(), name, attribute(name));
  }

  private String attribute(String name) throws TraceException {
    String value = reader.getAttributeValue(null, name);
    if (value == null || value.isBlank()) {
      throw FcdAssembly.missing(line(), name);
    }
    return value.strip();
  }

  private int line() {
    return reader.getLocation().getLineNumber();
  }
}
