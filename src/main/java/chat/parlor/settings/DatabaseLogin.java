package chat.parlor.settings;

import java.util.Objects;

/// How to reach a PostgreSQL database. Its text form keeps the secrets.
public record DatabaseLogin(String url, String user, String password) {

  public DatabaseLogin {
    Objects.requireNonNull(url);
    Objects.requireNonNull(user);
    Objects.requireNonNull(password);
  }

  @Override
  public String toString() {
    return "DatabaseLogin[…]";
  }
}
