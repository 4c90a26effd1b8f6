package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values that another implementation of HMAC-SHA256 has made. */
class SignatureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "whsec-test|{\"email\":\"ann@acme.example\"}"
            + "|d1949f825e0468b15bdef3c4fa777acc3053e7c83a1d09b2657e60701db946ee",
        "schlüssel|{\"city\":\"Köln\"}"
            + "|79ddadb83c07f747d5dee9e98114ceb90d0e3701d7cb93d562f8a6ffb1a6b203",
      })
  void signature_isOfTimeAndBody(String key, String body, String hex) {
    assertThat(Signature.of(key, Instant.ofEpochSecond(1_764_000_000), body))
        .isEqualTo("t=1764000000,v1=" + hex);
  }
}
