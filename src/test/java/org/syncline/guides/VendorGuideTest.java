package org.syncline.guides;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.syncline.pardot.PardotDoor;
import org.syncline.vendor.PersonObject;
import org.syncline.vendor.SettingsImport;

class VendorGuideTest {
  private static final Pattern SHOWN =
      Pattern.compile("in `contact.yaml`:\n```\n(.*?)```", Pattern.DOTALL);
  private final Guide guide = Guide.of("from-the-vendors-connector.md");

  @Test
  void exampleOfAnExport_becomesTheLinesThatAreShown() {
    Guide.Example example = guide.examples().get(0);
    SettingsImport.Result result =
        new SettingsImport(
                Path.of("mappings"),
                EnumSet.of(PersonObject.CONTACT),
                false,
                PardotDoor.standardProspectFields())
            .of(example.path(), example.text());
    assertThat(result.problems()).isEmpty();
    assertThat(result.files().get("contact.yaml").lines()).containsAll(shown());
  }

  private List<String> shown() {
    Matcher matcher = SHOWN.matcher(guide.text());
    assertThat(matcher.find()).isTrue();
    return matcher.group(1).lines().toList();
  }
}
