package org.syncline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The files of docker/, read as the tools will: images are built where there is an engine. */
class DeploymentFilesTest {
  private static final Path FOLDER = Path.of("docker");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+):\\?");
  private static final Pattern COPIED =
      Pattern.compile("(?m)^COPY (?!--from)(?:--\\S+ )*(.+) \\S+$");

  private static String text(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name));
  }

  private static JsonNode compose() throws IOException {
    return new ObjectMapper().valueToTree(new Yaml().load(text("compose.yaml")));
  }

  @Test
  void compose_bySpecification_isValid() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/compose-spec/schema.json")) {
      ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(in);
      // it names draft 7, and itself, in ways that the validator does not take
      schema.remove(List.of("$schema", "$id"));
      assertThat(
              JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(schema).validate(compose()))
          .isEmpty();
    }
  }

  @Test
  void compose_ports_areOnTheLoopbackAddressOnly() throws IOException {
    List<String> ports =
        compose().findValues("ports").stream().map(n -> n.get(0).asText()).toList();

    assertThat(ports).isNotEmpty().allMatch(port -> port.startsWith("127.0.0.1:"));
  }

  @Test
  void compose_foldersOfTheServer_areThereAndReadOnly() throws IOException {
    for (JsonNode volume : compose().at("/services/syncline/volumes")) {
      String[] parts = volume.asText().split(":");
      assertThat(FOLDER.resolve(parts[0])).isDirectory();
      assertThat(parts[2]).isEqualTo("ro");
    }
    assertThat(compose().at("/services/syncline/volumes")).hasSize(3);
  }

  @Test
  void environmentExample_namesEveryVariableThatComposeDemands() throws IOException {
    TreeSet<String> demanded =
        VARIABLE
            .matcher(text("compose.yaml"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(demanded).contains("POSTGRES_PASSWORD", "SYNCLINE_AUTH");
    assertThat(text(".env.example").lines().map(line -> line.replaceAll("=.*", "")).toList())
        .containsAll(demanded);
  }

  @Test
  void compose_everySettingThatAServerNeeds_isPassedOn() throws IOException {
    JsonNode passed = compose().at("/services/syncline/environment");
    List<String> example =
        text(".env.example").lines().map(line -> line.replaceAll("^# |=.*", "")).toList();
    for (String name :
        List.of(
            "SYNCLINE_AUTH",
            "SYNCLINE_TOKENS",
            "QUARKUS_OIDC_AUTH_SERVER_URL",
            "QUARKUS_OIDC_CLIENT_ID",
            "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING",
            "SYNCLINE_SALESFORCE_URL",
            "SYNCLINE_SALESFORCE_CLIENT_ID",
            "SYNCLINE_SALESFORCE_CLIENT_SECRET",
            "SYNCLINE_SALESFORCE_PRIVATE_KEY",
            "SYNCLINE_SALESFORCE_USERNAME",
            "SYNCLINE_SALESFORCE_PASSWORD",
            "SYNCLINE_PARDOT_URL",
            "SYNCLINE_PARDOT_BUSINESS_UNIT_ID")) {
      assertThat(passed.path(name).asText()).startsWith("${" + name + ":");
      assertThat(example).contains(name);
    }
  }

  /** What is recorded is what will run. */
  @Test
  void aotCache_isRecordedAndUsed_withTheSameCollector() throws IOException {
    assertThat(text("train.sh")).contains("-XX:+UseG1GC -Xmx512m");
    assertThat(text("Dockerfile.jvm")).contains("\"-XX:+UseG1GC\"", "-XX:AOTMode=on");
  }

  @Test
  void images_whatTheyCopy_isThereAndRunsAsNobody() throws IOException {
    for (String file : List.of("Dockerfile.jvm", "Dockerfile.native")) {
      String image = text(file);
      List<String> sources =
          COPIED
              .matcher(image)
              .results()
              .flatMap(found -> Stream.of(found.group(1).split(" ")))
              .toList();
      assertThat(sources).as(file).contains("docker/health.sh", "mappings");
      assertThat(sources).as(file).allMatch(source -> Files.exists(Path.of(source)));
      assertThat(image).as(file).contains("USER 10001:10001", "HEALTHCHECK", "STOPSIGNAL SIGTERM");
    }
  }
}
