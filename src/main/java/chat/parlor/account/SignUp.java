package chat.parlor.account;

import chat.parlor.wire.Fields;

/// A wish for an account: `{username, password, displayName?}`.
record SignUp(Username username, Password password, DisplayName displayName) {
  static SignUp read(Fields fields) {
    var username = new Username(fields.string("username", 0, 200));
    var password = Password.read(fields, "password").acceptable();
    var displayName = fields.optionalString("displayName", 1, 64);
    fields.nothingElse();
    return new SignUp(
        username, password, new DisplayName(displayName == null ? username.text() : displayName));
  }
}
