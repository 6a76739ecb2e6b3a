package chat.parlor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LauncherTest {
  @Test
  void readsTheVersionOldAndNewJavasGiveThemselves() {
    assertThat(Launcher.javaFeature("1.8")).isEqualTo(8);
    assertThat(Launcher.javaFeature("17")).isEqualTo(17);
    assertThat(Launcher.javaFeature("25")).isEqualTo(25);
  }
}
