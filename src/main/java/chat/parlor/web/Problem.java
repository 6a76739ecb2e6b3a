package chat.parlor.web;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/// A refusal as HTTP says it: `application/problem+json`, RFC 9457.
record Problem(Refusal refusal) {
  static final String TYPE = "application/problem+json";

  /// Ends a response with this; the response already carries its request id.
  void answer(HttpServerResponse response) {
    var code = refusal.code();
    if (code.status() == 401) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    if (refusal.retryAfterMs() > 0) {
      var seconds = Math.ceilDiv(refusal.retryAfterMs(), 1_000);
      response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
    response
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(json(response.headers().get(Preamble.REQUEST_ID)).toBuffer());
  }

  private JsonObject json(String requestId) {
    Code code = refusal.code();
    var json =
        new JsonObject()
            .put("type", "about:blank")
            .put("title", title(code))
            .put("status", code.status())
            .put("detail", refusal.sentence())
            .put("code", code.word())
            .put("requestId", requestId);
    return refusal.retryAfterMs() > 0 ? json.put("retryAfterMs", refusal.retryAfterMs()) : json;
  }

  /// With the type `about:blank` the title is that of the status, section 4.2.1.
  private static String title(Code code) {
    return switch (code.status()) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      default -> "Internal Server Error";
    };
  }
}
