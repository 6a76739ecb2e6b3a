package chat.parlor.testing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The addresses of the contract, read from the program itself.
public final class Addresses {
  private Addresses() {}

  /// Every address that a client may send a command to.
  public static Set<String> ofCommands() {
    return new ClassFileImporter()
        .importPackages("chat.parlor.wire").stream()
            .filter(type -> type.getSimpleName().matches("\\w+Address"))
            .flatMap(type -> Arrays.stream(type.reflect().getFields()))
            .filter(field -> Modifier.isStatic(field.getModifiers()))
            .map(Addresses::value)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String value(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
