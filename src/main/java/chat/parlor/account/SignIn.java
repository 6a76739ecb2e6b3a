package chat.parlor.account;

import chat.parlor.wire.Fields;

/// An attempt to sign in: `{username, password}`. Any two strings are one; most are just wrong.
record SignIn(String username, Password password) {
  static SignIn read(Fields fields) {
    var username = Username.fold(fields.string("username", 0, 200));
    var password = Password.read(fields, "password");
    fields.nothingElse();
    return new SignIn(username, password);
  }
}
