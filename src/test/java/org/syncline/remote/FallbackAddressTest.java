package org.syncline.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FallbackAddressTest {
  private static final URI HERE = URI.create("http://127.0.0.1:8090");

  @ParameterizedTest
  @CsvSource({
    "'', '', true",
    "http://127.0.0.1:8090/, http://127.0.0.1:8090, true",
    "https://example.my.salesforce.com, '', false",
    "'', https://pi.pardot.com, false"
  })
  void sandbox_isBothSystems_unlessOneIsElsewhere(String crm, String marketing, boolean both) {
    Map<String, String> set =
        Map.of("syncline.salesforce.url", crm, "syncline.pardot.url", marketing);
    SmallRyeConfig settings =
        new SmallRyeConfigBuilder().withSources(new PropertiesConfigSource(set, "test", 1)).build();
    FallbackAddress sandbox = () -> Optional.of(HERE);
    assertThat(sandbox.ofBoth(settings).isPresent()).isEqualTo(both);
  }
}
