package chat.parlor.account;

import chat.parlor.wire.Fields;

/// A wish for an account: `{username, password, displayName?}`.
record SignUp(Username username, Password password, DisplayName displayName) {
  private static final int PASSWORD_READ_MAX = 65_536;

  static SignUp read(Fields fields) {
    var username = new Username(fields.string("username", 0, 200));
    var password = new Password(fields.string("password", 0, PASSWORD_READ_MAX)).acceptable();
    var displayName = fields.optionalString("displayName", 1, 64);
    fields.nothingElse();
    return new SignUp(
        username, password, new DisplayName(displayName == null ? username.text() : displayName));
  }
}
