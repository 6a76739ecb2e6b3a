package chat.parlor.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LauncherTest {
  private static final int CLASS_FILE_OF_JAVA_8 = 52;

  @Test
  void readsTheVersionOldAndNewJavasGiveThemselves() {
    assertThat(Launcher.javaFeature("1.8")).isEqualTo(8);
    assertThat(Launcher.javaFeature("17")).isEqualTo(17);
    assertThat(Launcher.javaFeature("25")).isEqualTo(25);
  }

  @Test
  void isReadableToAnOldJava() throws IOException {
    try (var file = new DataInputStream(Launcher.class.getResourceAsStream("Launcher.class"))) {
      assertThat(file.readInt()).isEqualTo(0xCAFEBABE);
      file.readUnsignedShort();
      assertThat(file.readUnsignedShort()).isEqualTo(CLASS_FILE_OF_JAVA_8);
    }
  }

  @Test
  void handsOverToTheProgram() throws ReflectiveOperationException {
    var main = Class.forName("chat.parlor.Parlor").getMethod("main", String[].class);
    assertThat(main.getReturnType()).isEqualTo(void.class);
  }
}
