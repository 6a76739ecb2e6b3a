package chat.parlor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who the client is when proxies speak for others, and some of them lie.
@Timeout(60)
class ProxiesTest {
  private static final Proxies PROXIES =
      Proxies.of(List.of("10.0.0.0/8", "192.0.2.1", "2001:db8:aa::/47"));

  @ParameterizedTest
  @CsvSource({
    // Nobody is believed who is not trusted.
    "203.0.113.9, 198.51.100.1, 203.0.113.9",
    "11.0.0.1, 198.51.100.1, 11.0.0.1",
    "192.0.2.2, 198.51.100.1, 192.0.2.2",
    "2001:db8:ac::1, 198.51.100.1, 2001:db8:ac:0:0:0:0:1",
    // Who is trusted is.
    "10.255.0.1, 198.51.100.1, 198.51.100.1",
    "192.0.2.1, 198.51.100.1, 198.51.100.1",
    "2001:db8:ab::1, 198.51.100.1, 198.51.100.1",
    "10.0.0.1, '', 10.0.0.1",
    // The walk is from the right, over trusted proxies, to the first stranger.
    "10.0.0.1, '198.51.100.1, 10.0.0.2', 198.51.100.1",
    "10.0.0.1, '1.2.3.4, 198.51.100.1, 10.0.0.2, 192.0.2.1', 198.51.100.1",
    "10.0.0.1, '10.0.0.9, 198.51.100.1', 198.51.100.1",
    "10.0.0.1, '10.0.0.3, 10.0.0.2', 10.0.0.3",
    // Nonsense ends it at the last sound one.
    "10.0.0.1, unknown, 10.0.0.1",
    "10.0.0.1, '198.51.100.1, unknown, 10.0.0.2', 10.0.0.2",
    "10.0.0.1, '198.51.100.1,', 10.0.0.1",
    "10.0.0.1, 198.51.100, 10.0.0.1",
    "10.0.0.1, 198.51.100.256, 10.0.0.1",
    "10.0.0.1, localhost, 10.0.0.1",
    "10.0.0.1, _hidden, 10.0.0.1",
    // Ports, brackets, zones and mapped addresses are ways to write an address.
    "10.0.0.1, 198.51.100.1:4711, 198.51.100.1",
    "10.0.0.1, 2001:db8::5, 2001:db8:0:0:0:0:0:5",
    "10.0.0.1, [2001:db8::5]:4711, 2001:db8:0:0:0:0:0:5",
    "10.0.0.1, fe80::1%1, fe80:0:0:0:0:0:0:1",
    "10.0.0.1, ::ffff:198.51.100.1, 198.51.100.1",
    "::ffff:10.0.0.1, 198.51.100.1, 198.51.100.1"
  })
  void theClientIsTheFirstWhomNoTrustedProxySpeaksFor(String peer, String header, String client) {
    var hops = List.of(header.split(",", -1)).stream().map(String::strip).toList();
    assertThat(PROXIES.client(InetAddress.ofLiteral(peer), hops).getHostAddress())
        .isEqualTo(client);
  }

  @Test
  void withoutProxiesNobodyIsTrusted() {
    assertThat(Proxies.NONE.trust(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
    assertThat(Proxies.of(List.of("0.0.0.0/0")).trust(InetAddress.ofLiteral("8.8.8.8"))).isTrue();
    assertThat(Proxies.of(List.of("0.0.0.0/0")).trust(InetAddress.ofLiteral("::1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10",
        "10.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "::/129",
        "10.0.0.0/x",
        "*",
        "example.org",
        "256.0.0.1"
      })
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> Proxies.of(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
