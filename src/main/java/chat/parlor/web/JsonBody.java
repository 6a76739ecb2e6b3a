package chat.parlor.web;

import chat.parlor.wire.Code;
import chat.parlor.wire.Fields;
import chat.parlor.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/// The reading of a request's JSON body, and the answering with one.
final class JsonBody {
  private static final String TYPE = "application/json";

  private JsonBody() {}

  /// The body's fields.
  ///
  /// @throws Refusal when the body is not declared as JSON, is none, or is not an object. A form of
  ///     another page cannot declare JSON without asking first, so this also keeps those out.
  static Fields of(RoutingContext context) {
    var type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
    if (type == null || !mediaType(type).equals(TYPE)) {
      throw new Refusal(Code.UNSUPPORTED_MEDIA_TYPE, "The body has to be " + TYPE + ".");
    }
    var body = context.body().buffer();
    if (body == null || body.length() == 0) {
      throw Refusal.badRequest("The body is empty; it has to be a JSON object.");
    }
    try {
      return Fields.of(Json.decodeValue(body));
    } catch (DecodeException e) {
      throw Refusal.badRequest("The body is not JSON.");
    }
  }

  static void answer(RoutingContext context, int status, JsonObject body) {
    context
        .response()
        .setStatusCode(status)
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .end(body.toBuffer());
  }

  private static String mediaType(String header) {
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
