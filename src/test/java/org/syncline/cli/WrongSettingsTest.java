package org.syncline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.syncline.testsupport.RuleFiles;

/** Each wrong or missing setting is one line that names it; nothing of the server runs here. */
class WrongSettingsTest {
  private static final String SECRET = "s3cr3t-marker";
  private final List<String> set = new ArrayList<>();

  @TempDir Path folder;

  /** As they are right. */
  @BeforeEach
  void settings() {
    RuleFiles files = RuleFiles.in(folder);
    set("syncline.rules", files.rules().toString());
    set("syncline.mappings", files.mappings().toString());
    set("syncline.auth", "none");
    // empty is not set: a test of the application may have left some
    set("syncline.tokens", "");
    set("syncline.salesforce.url", "https://example.my.salesforce.com");
    set("syncline.salesforce.client-id", "a");
    set("syncline.salesforce.client-secret", SECRET);
    set("syncline.pardot.url", "https://pi.pardot.com");
    set("syncline.pardot.business-unit-id", "0Uv000000000001AAA");
    set("syncline.database.folder", folder.resolve("db").toString());
    set("quarkus.http.host", "127.0.0.1");
    set("quarkus.http.port", "0");
  }

  @AfterEach
  void clear() {
    set.forEach(System::clearProperty);
  }

  private void set(String key, String value) {
    System.setProperty(key, value);
    set.add(key);
  }

  private static List<String> problems(String... variables) {
    return StartCheck.problems(Set.of(variables));
  }

  @Test
  void settings_thatAreRight_areNoProblem() {
    assertThat(problems("SYNCLINE_AUTH", "PATH")).isEmpty();
    assertThat(folder.resolve("db")).doesNotExist();
  }

  /** A value of {@code -} takes the setting away. */
  @ParameterizedTest
  @CsvFileSource(resources = "/wrong-settings.csv", delimiter = '|', numLinesToSkip = 1)
  void setting_thatIsWrong_isOneLineThatNamesIt(String key, String value, String told) {
    if (value.equals("-")) {
      System.clearProperty(key);
    } else {
      set(key, value);
    }
    assertThat(problems())
        .singleElement()
        .asString()
        .contains(told)
        .containsPattern("\\((SYNCLINE|QUARKUS)_[A-Z_]+\\)|is no setting")
        .doesNotContain(SECRET)
        .doesNotContain("\n", "SRCFG", "Exception");
  }

  @Test
  void severalWrongSettings_areToldAtOnce() {
    set("syncline.brakes.share", "500");
    set("syncline.pardot.url", "pi.pardot.com");
    System.clearProperty("syncline.auth");
    assertThat(problems()).hasSize(3);
  }

  @Test
  void variable_thatIsMisspelt_isNamed_butNoServiceLink() {
    assertThat(
            problems(
                "SYNCLINE_BRAKE_SHARE",
                "SYNCLINE_SERVICE_HOST",
                "SYNCLINE_PORT_8080_TCP_ADDR",
                "SYNCLINE_SANDBOX_PARDOT_CUSTOM_FIELDS_HOBBY"))
        .singleElement()
        .asString()
        .startsWith("SYNCLINE_BRAKE_SHARE is no setting. Did you mean SYNCLINE_BRAKES_SHARE");
  }

  @Test
  void secretOfASystem_onTheSandbox_isAProblem() {
    set("syncline.sandbox.enabled", "true");
    set("syncline.sandbox.port", "0");
    System.clearProperty("syncline.salesforce.url");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("syncline.salesforce.client-secret", "but syncline.salesforce.url is not")
        .doesNotContain(SECRET);
  }

  @Test
  void privateKey_thatIsNone_isNamedAndNotShown() {
    set("syncline.salesforce.username", "ann");
    set("syncline.salesforce.private-key", SECRET);
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("syncline.salesforce.private-key (SYNCLINE_SALESFORCE_PRIVATE_KEY)")
        .doesNotContain(SECRET);
  }

  @Test
  void token_inAnyWrongPlace_isNotShown() {
    for (String key : List.of("syncline.auth", "syncline.brakes.share", "syncline.poll.every")) {
      set(key, "syncline_" + SECRET);
    }
    assertThat(problems()).isNotEmpty().noneMatch(line -> line.contains(SECRET));
  }

  /** As compose.yaml passes what nobody has set. */
  @Test
  void setting_thatIsEmpty_countsAsUnset() {
    for (String key : List.of("private-key", "username", "password")) {
      set("syncline.salesforce." + key, "");
    }
    set("quarkus.oidc.auth-server-url", "");
    set("quarkus.oidc.client-id", "");
    assertThat(problems()).isEmpty();
  }

  @Test
  void mail_withServerAndSender_orWithoutBothWhereItIsPlayed_isNoProblem() {
    set("syncline.notify.by", "mail");
    set("quarkus.mailer.host", "mail.example.com");
    assertThat(problems())
        .singleElement()
        .asString()
        .startsWith("quarkus.mailer.from (QUARKUS_MAILER_FROM) is not set");
    set("quarkus.mailer.from", "syncline@example.com");
    assertThat(problems()).isEmpty();
    set("quarkus.mailer.host", "");
    set("quarkus.mailer.mock", "true");
    assertThat(problems()).isEmpty();
  }

  @Test
  void notifyingAction_thatIsNotDeclaredOrTakesNoText_isNamed() {
    set("syncline.notify.by", "action");
    set("syncline.notify.action", "pager");
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("syncline.notify.action (SYNCLINE_NOTIFY_ACTION) is 'pager'", "actions declares");
    declare("{ to: { type: string }, subject: { type: string } }");
    assertThat(problems()).singleElement().asString().endsWith("has no parameter text");
    declare("{ to: { type: string }, subject: { type: string }, text: { type: string } }");
    assertThat(problems()).isEmpty();
  }

  private void declare(String parameters) {
    RuleFiles files = RuleFiles.in(folder);
    files.write(
        files.mappings().resolve("actions/pager.yaml"),
        """
        action: pager
        title: Tells somebody
        kind: http
        url: https://pager.example.com/messages
        body: { about: "{subject}" }
        parameters: %s
        """
            .formatted(parameters));
  }

  @Test
  void port_inUse_withTlsOnly_isNoProblem() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      set("quarkus.http.port", Integer.toString(taken.getLocalPort()));
      set("quarkus.http.insecure-requests", "disabled");
      assertThat(problems()).isEmpty();
    }
  }

  @Test
  void port_inUse_isNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      set("quarkus.http.port", Integer.toString(taken.getLocalPort()));
      assertThat(problems())
          .singleElement()
          .asString()
          .contains("quarkus.http.port (QUARKUS_HTTP_PORT)", "" + taken.getLocalPort());
    }
  }

  @Test
  void portOfTheSandbox_inUse_isNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      set("syncline.sandbox.enabled", "true");
      set("syncline.sandbox.port", Integer.toString(taken.getLocalPort()));
      assertThat(problems())
          .singleElement()
          .asString()
          .contains("syncline.sandbox.port (SYNCLINE_SANDBOX_PORT)");
    }
  }

  @Test
  void folderOfTheDatabase_thatCannotBeMade_isNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    set("syncline.database.folder", file.resolve("db").toString());
    assertThat(problems())
        .singleElement()
        .asString()
        .contains("cannot be made", "syncline.database.folder (SYNCLINE_DATABASE_FOLDER)");
  }

  @Test
  void everyMapping_isKnownToTheCheck() {
    Set<String> all =
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests()).importPackages("org.syncline").stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    assertThat(Settings.mappings())
        .extracting(Class::getName)
        .containsExactlyInAnyOrderElementsOf(all);
  }
}
