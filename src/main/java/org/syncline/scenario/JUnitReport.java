package org.syncline.scenario;

import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** How scenarios came out, as the JUnit XML that build servers read: a suite a file. */
public final class JUnitReport {
  private static final String NOT_XML =
      "[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\x{10000}-\\x{10ffff}]";

  private final XMLStreamWriter xml;

  private JUnitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** Writes the whole document; the writer stays open. */
  public static void write(ScenarioReport report, Writer writer) {
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(writer);
      new JUnitReport(xml).write(report);
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("the report could not be written", e);
    }
  }

  private void write(ScenarioReport report) throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    start("testsuites", "name", "scenarios");
    counts(report.results());
    Map<String, List<ScenarioResult>> files =
        report.results().stream()
            .collect(
                Collectors.groupingBy(
                    ScenarioResult::file, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<ScenarioResult>> file : files.entrySet()) {
      start("testsuite", "name", file.getKey());
      counts(file.getValue());
      for (ScenarioResult result : file.getValue()) {
        write(result);
      }
      xml.writeEndElement();
    }
    xml.writeEndDocument();
  }

  private void write(ScenarioResult result) throws XMLStreamException {
    start("testcase", "name", result.note());
    attribute("classname", result.file());
    attribute("file", result.file());
    attribute("line", String.valueOf(result.line()));
    if (!result.passed()) {
      start("failure", "message", result.failures().get(0).toString());
      attribute("type", "not as wanted");
      for (Failure failure : result.failures()) {
        String text = result.file() + ":" + failure.line() + ": " + failure + "\n";
        xml.writeCharacters(text.replaceAll(NOT_XML, "\ufffd"));
      }
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private void counts(List<ScenarioResult> results) throws XMLStreamException {
    attribute("tests", String.valueOf(results.size()));
    attribute("failures", String.valueOf(results.stream().filter(r -> !r.passed()).count()));
    attribute("errors", "0");
  }

  private void start(String element, String name, String value) throws XMLStreamException {
    xml.writeStartElement(element);
    attribute(name, value);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, value.replaceAll(NOT_XML, "\ufffd"));
  }
}
