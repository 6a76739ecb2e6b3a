package chat.parlor.account;

import chat.parlor.wire.Fields;

/// An attempt to sign in: `{username, password}`. Any two strings are one; most are just wrong.
record SignIn(String username, Password password) {
  private static final int PASSWORD_READ_MAX = 65_536;

  static SignIn read(Fields fields) {
    var username = Username.fold(fields.string("username", 0, 200));
    var password = new Password(fields.string("password", 0, PASSWORD_READ_MAX));
    fields.nothingElse();
    return new SignIn(username, password);
  }
}
