package chat.parlor.bridge;

import chat.parlor.settings.Limits;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/// A message from a client, read and found well-formed.
sealed interface Inbound {
  /// What every message may carry: where an answer goes, and who is speaking.
  ///
  /// @param replyTo the address an answer or a refusal goes to, or null
  /// @param token an access token without its `Bearer`, or null
  record Envelope(String replyTo, String token) {}

  Envelope envelope();

  record Ping(Envelope envelope) implements Inbound {}

  /// @param since the last number the client has, or null for what comes from now on
  record Register(Envelope envelope, String address, Long since) implements Inbound {}

  record Unregister(Envelope envelope, String address) implements Inbound {}

  /// @param body the command's fields; an empty object when there was none
  record Send(Envelope envelope, String address, Object body) implements Inbound {}

  /// A message that was understood far enough to know whom to tell that it is refused.
  record Refused(Envelope envelope, Refusal refusal) implements Inbound {}

  int ADDRESS_MAX = 200;
  int TOKEN_MAX = 4_096;
  String BEARER = "Bearer ";

  /// Reads a message.
  ///
  /// @throws Refusal for what cannot be read at all
  static Inbound parse(String text) {
    var json = object(text);
    var replyTo = json.getValue("replyAddress") instanceof String reply ? reply : null;
    if (replyTo != null && replyTo.length() > ADDRESS_MAX) {
      replyTo = null;
    }
    try {
      return parse(json);
    } catch (Refusal refusal) {
      var asked =
          "register".equals(json.getValue("type"))
                  && json.getValue("address") instanceof String address
                  && address.length() <= ADDRESS_MAX
              ? address
              : replyTo;
      return new Refused(new Envelope(asked, null), refusal);
    }
  }

  private static Inbound parse(JsonObject json) {
    var fields = Fields.of(json);
    var type = fields.string("type", 1, 20);
    var replyTo = fields.optionalString("replyAddress", 1, ADDRESS_MAX);
    var headers = fields.optionalObject("headers");
    var envelope = new Envelope(replyTo, token(headers));
    return switch (type) {
      case "ping" -> only(fields, new Ping(envelope));
      case "register" -> {
        var address = fields.string("address", 1, ADDRESS_MAX);
        fields.value("body");
        yield only(fields, new Register(about(envelope, address), address, since(headers)));
      }
      case "unregister" -> {
        var address = fields.string("address", 1, ADDRESS_MAX);
        fields.value("body");
        yield only(fields, new Unregister(about(envelope, address), address));
      }
      case "send" -> {
        var address = fields.string("address", 1, ADDRESS_MAX);
        var body = fields.value("body");
        yield only(fields, new Send(envelope, address, body == null ? new JsonObject() : body));
      }
      case "publish" ->
          new Refused(
              envelope,
              new Refusal(
                  chat.parlor.wire.Code.NOT_ALLOWED, "Clients send; only the server publishes."));
      default -> throw Refusal.badRequest("\"type\" is not one of the protocol's.");
    };
  }

  private static Inbound only(Fields fields, Inbound message) {
    fields.nothingElse();
    return message;
  }

  /// The answer to a register goes to the handler of its address.
  private static Envelope about(Envelope envelope, String address) {
    return new Envelope(address, envelope.token());
  }

  private static String token(JsonObject headers) {
    var value = headers == null ? null : headers.getValue("authorization");
    if (value == null) {
      return null;
    }
    if (value instanceof String text && text.startsWith(BEARER) && text.length() <= TOKEN_MAX) {
      return text.substring(BEARER.length());
    }
    throw Refusal.badRequest("The header \"authorization\" has to be \"Bearer \" and a token.");
  }

  private static Long since(JsonObject headers) {
    var value = headers == null ? null : headers.getValue("since");
    return switch (value) {
      case null -> null;
      case String text when text.matches("\\d{1,18}") -> Long.valueOf(text);
      case Integer number when number >= 0 -> number.longValue();
      case Long number when number >= 0 -> number;
      default -> throw Refusal.badRequest("The header \"since\" has to be a number of the log.");
    };
  }

  private static JsonObject object(String text) {
    if (tooDeep(text)) {
      throw Refusal.badRequest("The message is nested too deeply.");
    }
    try {
      return new JsonObject(text);
    } catch (DecodeException | ClassCastException e) {
      throw Refusal.badRequest("The message is not a JSON object.");
    }
  }

  /// Counts brackets outside strings, before anything is built from them.
  private static boolean tooDeep(String text) {
    var depth = 0;
    var inString = false;
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (inString) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          inString = false;
        }
      } else if (c == '"') {
        inString = true;
      } else if (c == '{' || c == '[') {
        if (++depth > Limits.JSON_DEPTH_MAX) {
          return true;
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }
}
