package chat.parlor.web;

import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.netty.handler.codec.http.HttpResponseStatus;
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
            .put("title", HttpResponseStatus.valueOf(code.status()).reasonPhrase())
            .put("status", code.status())
            .put("detail", refusal.sentence())
            .put("code", code.word())
            .put("requestId", requestId);
    return refusal.retryAfterMs() > 0 ? json.put("retryAfterMs", refusal.retryAfterMs()) : json;
  }
}
