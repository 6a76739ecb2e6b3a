package chat.parlor.launch;

import java.lang.reflect.InvocationTargetException;

/**
 * The jar's entry: refuses a Java that Parlor cannot run on with one sentence, else hands over.
 *
 * <p>Compiled for Java 8, so that an old virtual machine can load it and print something better
 * than {@code UnsupportedClassVersionError}. Nothing here may name a newer class.
 */
public final class Launcher {
  private static final int JAVA_NEEDED = 25;
  private static final int EXIT_WRONG_SETTING = 2;

  private Launcher() {}

  public static void main(String[] arguments) throws Throwable {
    int java = javaFeature(System.getProperty("java.specification.version"));
    if (java < JAVA_NEEDED) {
      System.err.println(
          "Parlor needs Java " + JAVA_NEEDED + " or newer; this is Java " + java + ".");
      System.exit(EXIT_WRONG_SETTING);
    }
    try {
      Class.forName("chat.parlor.Parlor")
          .getMethod("main", String[].class)
          .invoke(null, (Object) arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  /** {@code 1.8} was how Java 8 called itself; from 9 on the number stands alone. */
  static int javaFeature(String specification) {
    String feature = specification.startsWith("1.") ? specification.substring(2) : specification;
    return Integer.parseInt(feature);
  }
}
