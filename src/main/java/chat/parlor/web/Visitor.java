package chat.parlor.web;

import chat.parlor.account.Accounts;
import chat.parlor.account.Caller;
import chat.parlor.account.Identity;
import chat.parlor.network.Proxies;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// Who is asking, and from where.
record Visitor(Accounts accounts, Proxies proxies) {
  private static final String BEARER = "Bearer ";

  /// Whom the access token of a request speaks for.
  ///
  /// @throws Refusal `not_signed_in` or `token_expired`
  Identity identity(RoutingContext context) {
    var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    return Optional.ofNullable(authorization)
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(header -> accounts.tokens().verify(header.substring(BEARER.length()).strip()))
        .orElseThrow(Visitor::notSignedIn);
  }

  Caller caller(RoutingContext context) {
    var request = context.request();
    return new Caller(proxies.visit(request).client(), request.getHeader(HttpHeaders.USER_AGENT));
  }

  static Refusal notSignedIn() {
    return new Refusal(Code.NOT_SIGNED_IN, "You have to sign in first.");
  }
}
