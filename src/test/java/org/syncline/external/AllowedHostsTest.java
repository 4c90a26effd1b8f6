package org.syncline.external;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHostsTest {
  private static final URI SANDBOX = URI.create("http://127.0.0.1:8090");

  private static AllowedHosts hosts(Optional<URI> sandbox, String... names) {
    List<CallableHost> hosts = Arrays.stream(names).map(new CallableHost.Read()::convert).toList();
    return new AllowedHosts(hosts, sandbox);
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com, https://api.example.com/x",
    "API.example.com, https://api.EXAMPLE.com:8443/x",
    "api.example.com:443, https://api.example.com/x",
    "127.0.0.1:8085, http://127.0.0.1:8085/x",
    "[::1], http://[::1]:8085/x",
  })
  void address_thatIsAllowed_isCalled(String host, String address) {
    assertThatCode(() -> hosts(Optional.empty(), "x.org", host).check(URI.create(address)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "api.example.com, https://example.com/x",
    "example.com, https://api.example.com/x",
    "example.com, https://example.com.evil.org/x",
    "example.com, https://evil.org/example.com",
    "api.example.com:8443, https://api.example.com/x",
    "127.0.0.1:8085, http://127.0.0.1:8080/x",
    "localhost, http://127.0.0.1/x",
  })
  void addressOfAnotherHost_isRefused(String host, String address) {
    assertThatThrownBy(() -> hosts(Optional.of(SANDBOX), host).check(URI.create(address)))
        .isInstanceOf(RefusedCall.class)
        .hasMessage(
            "%s is not among syncline.external.allowed-hosts, %s"
                .formatted(URI.create(address).getAuthority(), host));
  }

  @Test
  void nobody_isAllowedWhereNoneIsSet_butTheSandbox() {
    AllowedHosts none = hosts(Optional.of(SANDBOX));
    assertThatCode(() -> none.check(SANDBOX.resolve("/receivers/x"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> none.check(URI.create("http://127.0.0.1:8080/x")))
        .hasMessage("127.0.0.1:8080 is not among syncline.external.allowed-hosts, which are none");
  }

  @Test
  void sandbox_thatDoesNotRun_isTold() {
    assertThatThrownBy(
            () -> hosts(Optional.empty(), "x.org").check(URI.create("sandbox:/receivers/x")))
        .hasMessageContaining("which does not run inside this server");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://x.org", "x.org/", "*.x.org", "x y", "x.org:http"})
  void setting_thatIsNoHost_isRefused(String text) {
    assertThatThrownBy(() -> new CallableHost.Read().convert(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be hosts such as api.example.com", text);
  }
}
