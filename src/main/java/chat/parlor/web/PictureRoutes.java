package chat.parlor.web;

import chat.parlor.account.Profiles;
import chat.parlor.account.User;
import chat.parlor.settings.Limits;
import chat.parlor.wire.Ids;
import chat.parlor.wire.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The routes for people's pictures.
record PictureRoutes(Profiles profiles, Personal personal, Visitor visitor) {
  private static final Logger LOG = LoggerFactory.getLogger(PictureRoutes.class);
  private static final String OWN = "/api/v1/me/picture";

  /// Reads what is uploaded, which may be larger than any other body, but only from people who are
  /// signed in.
  void mountBody(Router router) {
    router.post(OWN).handler(this::requireSignedIn);
    router.post(OWN).handler(BodyHandler.create(false).setBodyLimit(Limits.PICTURE_BYTES_MAX));
  }

  private void requireSignedIn(RoutingContext context) {
    visitor.identity(context);
    context.next();
  }

  void mount(Router router) {
    router.post(OWN).handler(this::put);
    router.delete(OWN).handler(this::remove);
    router.get("/api/v1/pictures/:id").handler(this::image);
  }

  private void put(RoutingContext context) {
    var user = visitor.identity(context).user();
    var file = context.body().buffer();
    if (file == null) {
      throw Refusal.badRequest("The body is empty; it has to be a picture.");
    }
    personal
        .pictures()
        .put(user, file)
        .onSuccess(
            id -> {
              show(user);
              JsonBody.answer(context, 200, new JsonObject().put("picture", id));
            })
        .onFailure(context::fail);
  }

  private void remove(RoutingContext context) {
    var user = visitor.identity(context).user();
    personal
        .pictures()
        .remove(user)
        .onSuccess(
            removed -> {
              show(user);
              context.response().setStatusCode(204).end();
            })
        .onFailure(context::fail);
  }

  private void image(RoutingContext context) {
    var viewer = visitor.identity(context).user();
    var id = context.pathParam("id");
    var asked = Ids.looksLikeOne(id) ? id : "";
    personal
        .pictures()
        .image(viewer, asked)
        .onSuccess(
            image ->
                context
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "image/jpeg")
                    .putHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=picture.jpg")
                    .end(image))
        .onFailure(context::fail);
  }

  private Future<Void> show(User user) {
    return profiles
        .read(user.id())
        .compose(profile -> personal.appearance().show(profile))
        .onFailure(failure -> LOG.warn("Not everybody heard of a new picture.", failure));
  }
}
