package chat.parlor.web;

import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;

/// The answer to bytes that are not HTTP, or too much of it. The connection ends with it, because
/// where the next request would begin is anybody's guess.
final class UnreadableRequest implements Handler<HttpServerRequest> {

  @Override
  public void handle(HttpServerRequest request) {
    var refusal = Refusal.badRequest("This is not an HTTP request, or too long for one.");
    Preamble.guard(request.response(), Ids.next());
    new Problem(refusal).answer(request.response());
    request.connection().close();
  }
}
