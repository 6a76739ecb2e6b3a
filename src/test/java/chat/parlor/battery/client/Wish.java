package chat.parlor.battery.client;

import chat.parlor.battery.history.Act;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;

/// A command that somebody wants done, and repeats until it is answered.
final class Wish {
  final long call;
  final Act act;
  final JsonObject body;
  final Promise<JsonObject> answer = Promise.promise();
  int attempts;

  Wish(long call, Act act, JsonObject body) {
    this.call = call;
    this.act = act;
    this.body = body;
  }

  boolean isDone() {
    return answer.future().isComplete();
  }
}
