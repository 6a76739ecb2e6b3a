package chat.parlor.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;

/// What opens sockets, as the HTTP door sees it.
///
/// @param upgrade offered every request first, on the connection's event loop and with nothing read
///     from it; returns true when it has taken the request over, throws a `Refusal` when it would
///     have but may not
/// @param sockjs makes the routes below `/eventbus/`, once for each event loop
public record Sockets(Predicate<HttpServerRequest> upgrade, Function<Vertx, Router> sockjs) {
  /// A door without sockets.
  public static final Sockets NONE = new Sockets(request -> false, Router::router);

  public Sockets {
    Objects.requireNonNull(upgrade);
    Objects.requireNonNull(sockjs);
  }
}
