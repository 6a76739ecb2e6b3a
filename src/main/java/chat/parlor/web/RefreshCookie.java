package chat.parlor.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Optional;

/// The cookie that holds a refresh token, out of reach of every script. Under TLS its `__Host-`
/// name makes the browser insist that this host set it, over TLS.
record RefreshCookie(boolean secure) {
  private static final Duration LIFE = Duration.ofDays(30);

  Optional<String> read(HttpServerRequest request) {
    return Optional.ofNullable(request.getCookie(name())).map(Cookie::getValue);
  }

  void write(HttpServerResponse response, String refreshToken) {
    response.addCookie(cookie(refreshToken).setMaxAge(LIFE.toSeconds()));
  }

  void clear(HttpServerResponse response) {
    response.addCookie(cookie("").setMaxAge(0));
  }

  private Cookie cookie(String value) {
    return Cookie.cookie(name(), value)
        .setPath("/")
        .setHttpOnly(true)
        .setSecure(secure)
        .setSameSite(CookieSameSite.STRICT);
  }

  private String name() {
    return secure ? "__Host-parlor_refresh" : "parlor_refresh";
  }
}
