package chat.parlor;

/// The chat server as a program.
public final class Parlor {
  private Parlor() {}

  public static void main(String[] arguments) {
    System.out.println("Parlor");
  }
}
