package org.syncline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** The report is XML whatever is in it. */
class JUnitReportTest {
  private static ScenarioResult result(String file, int line, String note, Failure... failures) {
    return new ScenarioResult(file, line, note, List.of(failures), Set.of(), Set.of());
  }

  private static Element read(ScenarioResult... results) throws Exception {
    StringWriter text = new StringWriter();
    JUnitReport.write(new ScenarioReport("abc", List.of(results), List.of()), text);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text.toString())))
        .getDocumentElement();
  }

  @Test
  void report_twoFiles_isASuiteEach() throws Exception {
    Element report =
        read(result("a.yaml", 1, "one"), result("a.yaml", 9, "two"), result("b.yaml", 1, "three"));
    assertThat(report.getAttribute("tests")).isEqualTo("3");
    assertThat(report.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
    Element two = (Element) report.getElementsByTagName("testcase").item(1);
    assertThat(two.getAttribute("name")).isEqualTo("two");
    assertThat(two.getAttribute("file")).isEqualTo("a.yaml");
    assertThat(two.getAttribute("line")).isEqualTo("9");
    assertThat(report.getElementsByTagName("failure").getLength()).isZero();
  }

  @Test
  void failure_anyCharacters_areReadable() throws Exception {
    Element report =
        read(
            result(
                "a.yaml",
                1,
                "<&\"' \u0001 \ud83d\ude00",
                new Failure(4, "writes", "<", "a ]]> b")));
    Element one = (Element) report.getElementsByTagName("testcase").item(0);
    assertThat(one.getAttribute("name")).isEqualTo("<&\"' \ufffd \ud83d\ude00");
    assertThat(one.getTextContent()).contains("a.yaml:4: writes: expected <, found a ]]> b");
    assertThat(report.getAttribute("failures")).isEqualTo("1");
  }
}
