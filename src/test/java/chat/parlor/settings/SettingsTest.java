package chat.parlor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What an operator can say, and what is said back.
@Timeout(30)
class SettingsTest {
  @TempDir Path directory;

  @Test
  void withoutAnythingTheDefaultsApply() {
    var settings = serve(Map.of());
    assertThat(settings.host()).isEqualTo("127.0.0.1");
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.data()).isEqualTo(Path.of("./data"));
    assertThat(settings.database()).isEmpty();
    assertThat(settings.tls()).isEmpty();
    assertThat(settings.limits()).isEqualTo(Limits.DEFAULT);
    assertThat(settings.passwordCost()).isEqualTo(12);
  }

  @Test
  void flagsWinOverTheEnvironment() {
    var environment = Map.of("PARLOR_PORT", "1", "PARLOR_HOST", "::1", "PATH", "/bin");
    assertThat(serve(environment, "--port", "2").port()).isEqualTo(2);
    assertThat(serve(environment, "--port=3").port()).isEqualTo(3);
    assertThat(serve(environment).host()).isEqualTo("::1");
  }

  @ParameterizedTest
  @EnumSource
  void everySettingIsAFlagAndAVariableInTheHelp(Setting setting) {
    var help = ((Invocation.Say) Invocation.of(Map.of(), "--help")).text();
    assertThat(help).contains("  " + setting.flag()).contains(setting.variable() + "\n");
    assertThat(setting.explanation()).isNotBlank();
  }

  @Test
  void somethingEmptyIsNotSet() {
    assertThat(serve(Map.of("PARLOR_PORT", "", "PARLOR_TLS_CERT", " ")).port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @CsvSource({
    "PARLOR_PORT,x",
    "PARLOR_PORT,-1",
    "PARLOR_PORT,65536",
    "PARLOR_PORT,80.0",
    "PARLOR_PASSWORD_COST,9",
    "PARLOR_PASSWORD_COST,15",
    "PARLOR_LIMITS_SOCKETS_PER_USER,-1",
    "PARLOR_LIMITS_MESSAGES_PER_SECOND,many",
    "PARLOR_CLUSTER,yes",
    "PARLOR_LOG,xml",
    "PARLOR_LOG_LEVEL,loud",
    "PARLOR_ORIGINS,example.org",
    "PARLOR_ORIGINS,*",
    "PARLOR_ORIGINS,https://example.org/path",
    "PARLOR_PROXIES,proxy.example",
    "PARLOR_PROXIES,10.0.0.0/33",
    "PARLOR_DATABASE_URL,jdbc:mysql://db/parlor"
  })
  void aWrongValueIsNamed(String variable, String value) {
    refused(Map.of(variable, value)).contains(variable).endsWith(".");
  }

  @ParameterizedTest
  @CsvSource({
    "PARLOR_PROT,PARLOR_PORT",
    "PARLOR_LIMIT_SOCKETS_PER_USER,PARLOR_LIMITS_SOCKETS_PER_USER",
    "PARLOR_DATABASEURL,PARLOR_DATABASE_URL"
  })
  void anUnknownVariableGetsASuggestion(String typed, String meant) {
    refused(Map.of(typed, "1"))
        .startsWith(typed + " is not")
        .endsWith("did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"--prot,--port", "--databse-url,--database-url", "--tsl-key,--tls-key"})
  void anUnknownFlagGetsASuggestion(String typed, String meant) {
    refused(Map.of(), typed, "1").contains(typed, "did you mean " + meant + "?");
  }

  @Test
  void whatIsFarFromEverythingGetsNone() {
    refused(Map.of("PARLOR_ZZZZZZZZZZZZZ", "1")).doesNotContain("did you mean");
    refused(Map.of(), "serve").contains("serve");
    refused(Map.of(), "--port").endsWith("--port needs a value.");
  }

  @Test
  void secretsAreNeverShown() {
    var secret = "jdbc:postgresql://db/parlor?password=hunter2";
    var environment = Map.of("PARLOR_DATABASE_URL", secret, "PARLOR_DATABASE_PASSWORD", "hunter2");
    assertThat(serve(environment).toString()).doesNotContain("hunter2");
    assertThat(serve(environment).database().orElseThrow().password()).isEqualTo("hunter2");
    refused(Map.of("PARLOR_DATABASE_URL", "postgres://u:hunter2@db")).doesNotContain("hunter2");
  }

  @Test
  void aClusterNeedsOneDatabase() {
    refused(Map.of("PARLOR_CLUSTER", "true"))
        .contains("PARLOR_CLUSTER", "PARLOR_DATABASE_URL", "jdbc:postgresql:");
    var postgres =
        Map.of("PARLOR_CLUSTER", "true", "PARLOR_DATABASE_URL", "jdbc:postgresql:parlor");
    assertThat(serve(postgres).cluster()).isPresent();
    var named = new HashMap<>(postgres);
    named.put("PARLOR_CLUSTER_MEMBERS", "10.0.0.1, 10.0.0.2:5801");
    assertThat(serve(named).cluster().orElseThrow().members())
        .containsExactly("10.0.0.1", "10.0.0.2:5801");
    named.put("PARLOR_CLUSTER_SERVICE", "parlor.default.svc");
    refused(named).contains("PARLOR_CLUSTER_SERVICE", "not both");
    refused(
            Map.of(
                "PARLOR_CLUSTER_CONFIG",
                "missing.xml",
                "PARLOR_CLUSTER",
                "true",
                "PARLOR_DATABASE_URL",
                "jdbc:postgresql:parlor"))
        .contains("PARLOR_CLUSTER_CONFIG");
    refused(Map.of(), "--cluster").contains("--cluster");
  }

  @Test
  void tlsNeedsBothFilesAndRealOnes() throws IOException {
    var text = Files.writeString(directory.resolve("text.pem"), "nothing").toString();
    var certificate =
        Files.writeString(directory.resolve("cert.pem"), "-----BEGIN CERTIFICATE-----").toString();
    refused(Map.of("PARLOR_TLS_CERT", certificate)).contains("PARLOR_TLS_KEY");
    refused(Map.of("PARLOR_TLS_KEY", text)).contains("PARLOR_TLS_CERT");
    refused(Map.of("PARLOR_TLS_CERT", text, "PARLOR_TLS_KEY", text)).contains("PARLOR_TLS_CERT");
    refused(Map.of("PARLOR_TLS_CERT", certificate, "PARLOR_TLS_KEY", "missing.pem"))
        .contains("PARLOR_TLS_KEY");
  }

  @Test
  void aSeedHasItsOwnFlags() {
    var seed =
        (Invocation.Seed)
            Invocation.of(
                Map.of(), "seed", "--users", "10", "--data", "there", "--tokens", "t.txt");
    assertThat(seed.plan().users()).isEqualTo(10);
    assertThat(seed.plan().rooms()).isEqualTo(1);
    assertThat(seed.plan().tokens()).contains(Path.of("t.txt"));
    assertThat(seed.settings().data()).isEqualTo(Path.of("there"));
    refused(Map.of(), "--users", "10").contains("--users");
    refused(Map.of(), "seed", "--users", "0").contains("--users");
    refused(Map.of(), "seed", "--rooms", "x").contains("--rooms");
  }

  @Test
  void originsAreComparedWhole() {
    var origins = serve(Map.of("PARLOR_ORIGINS", "https://A.example, https://b.example:8443"));
    assertThat(origins.origins().allow("https://a.example", "here:1", false)).isTrue();
    assertThat(origins.origins().allow("http://here:1", "here:1", false)).isTrue();
    assertThat(origins.origins().allow("http://here:1", "here:1", true)).isFalse();
    assertThat(origins.origins().allow("https://a.example.evil", "here:1", false)).isFalse();
    assertThat(origins.origins().allow(null, "here:1", false)).isTrue();
    assertThat(origins.origins().allow("null", "null", false)).isFalse();
  }

  private static Settings serve(Map<String, String> environment, String... arguments) {
    return ((Invocation.Serve) Invocation.of(new HashMap<>(environment), arguments)).settings();
  }

  private static AbstractStringAssert<?> refused(
      Map<String, String> environment, String... arguments) {
    var sentence = new String[1];
    assertThatThrownBy(() -> Invocation.of(environment, arguments))
        .isInstanceOfSatisfying(WrongSetting.class, wrong -> sentence[0] = wrong.getMessage());
    return assertThat(sentence[0]).doesNotContain("\n");
  }
}
