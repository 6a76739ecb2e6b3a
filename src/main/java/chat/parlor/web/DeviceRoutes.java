package chat.parlor.web;

import chat.parlor.account.Devices;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/// The routes for where somebody is signed in, and with which password.
record DeviceRoutes(Devices devices, Visitor visitor) {
  void mount(Router router) {
    router.get("/api/v1/sessions").handler(this::list);
    router.delete("/api/v1/sessions").handler(this::endOthers);
    router.delete("/api/v1/sessions/:id").handler(this::end);
    router.post("/api/v1/me/password").handler(this::changePassword);
  }

  private void list(RoutingContext context) {
    var identity = visitor.identity(context);
    devices
        .of(identity.user())
        .onSuccess(
            sessions -> {
              var list = new JsonArray();
              sessions.forEach(
                  session -> list.add(session.toJson(session.id().equals(identity.sessionId()))));
              JsonBody.answer(context, 200, new JsonObject().put("sessions", list));
            })
        .onFailure(context::fail);
  }

  private void endOthers(RoutingContext context) {
    done(context, devices.endOthers(visitor.identity(context)));
  }

  private void end(RoutingContext context) {
    done(context, devices.end(visitor.identity(context), context.pathParam("id")));
  }

  private void changePassword(RoutingContext context) {
    var identity = visitor.identity(context);
    done(context, devices.changePassword(identity, JsonBody.of(context), visitor.caller(context)));
  }

  private static void done(RoutingContext context, Future<Void> done) {
    done.onSuccess(v -> context.response().setStatusCode(204).end()).onFailure(context::fail);
  }
}
