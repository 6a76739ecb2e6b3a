package chat.parlor.web;

import chat.parlor.account.Accounts;
import chat.parlor.account.SignedIn;
import chat.parlor.network.Proxies;
import chat.parlor.wire.Code;
import chat.parlor.wire.Refusal;
import chat.parlor.wire.Times;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;

/// The account routes of the API.
final class AccountRoutes {
  private final Accounts accounts;
  private final Visitor visitor;
  private final Proxies proxies;

  AccountRoutes(Accounts accounts, Visitor visitor, Proxies proxies) {
    this.accounts = accounts;
    this.visitor = visitor;
    this.proxies = proxies;
  }

  void mount(Router router) {
    router.post("/api/v1/accounts").handler(this::signUp);
    router.post("/api/v1/sessions").handler(this::signIn);
    router.post("/api/v1/sessions/refresh").handler(this::refresh);
    router.delete("/api/v1/sessions/current").handler(this::signOut);
    router.get("/api/v1/me").handler(this::me);
  }

  private void signUp(RoutingContext context) {
    welcome(context, accounts.signUp(JsonBody.of(context), visitor.caller(context)));
  }

  private void signIn(RoutingContext context) {
    welcome(context, accounts.signIn(JsonBody.of(context), visitor.caller(context)));
  }

  private void welcome(RoutingContext context, Future<SignedIn> signedIn) {
    signedIn
        .onSuccess(
            welcome -> {
              cookie(context).write(context.response(), welcome.refreshToken());
              var answer = new JsonObject().put("user", welcome.user().toJson());
              JsonBody.answer(context, 201, answer.mergeIn(access(welcome)));
            })
        .onFailure(context::fail);
  }

  private void refresh(RoutingContext context) {
    var shown = cookie(context).read(context.request()).orElseThrow(Visitor::notSignedIn);
    accounts
        .renew(shown)
        .onSuccess(
            renewed -> {
              cookie(context).write(context.response(), renewed.refreshToken());
              JsonBody.answer(context, 200, access(renewed));
            })
        .onFailure(
            failure -> {
              // Only a token that was judged is thrown away; trouble of ours must not sign out.
              if (failure instanceof Refusal refusal && refusal.code() == Code.NOT_SIGNED_IN) {
                cookie(context).clear(context.response());
              }
              context.fail(failure);
            });
  }

  private void signOut(RoutingContext context) {
    endSession(context)
        .onSuccess(
            ended -> {
              cookie(context).clear(context.response());
              context.response().setStatusCode(204).end();
            })
        .onFailure(context::fail);
  }

  /// By the access token, or by the cookie when that is all there is: who has been away for long
  /// must not have to sign in to sign out. When they are of two sessions, both end.
  private Future<Void> endSession(RoutingContext context) {
    var shown = cookie(context).read(context.request());
    try {
      var named = accounts.signOut(visitor.identity(context));
      return shown.map(token -> named.compose(ended -> endToo(token))).orElse(named);
    } catch (Refusal refusal) {
      return shown.map(accounts::signOut).orElse(Future.failedFuture(refusal));
    }
  }

  /// Mostly it is the same session, and over by now.
  private Future<Void> endToo(String refreshToken) {
    return accounts
        .signOut(refreshToken)
        .recover(
            failure ->
                failure instanceof Refusal refusal && refusal.code() == Code.NOT_SIGNED_IN
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure));
  }

  private void me(RoutingContext context) {
    JsonBody.answer(
        context, 200, new JsonObject().put("user", visitor.identity(context).user().toJson()));
  }

  private static JsonObject access(SignedIn signedIn) {
    var access = signedIn.access();
    return new JsonObject()
        .put("accessToken", access.text())
        .put("expiresAt", Times.text(access.expiresAt().atOffset(ZoneOffset.UTC)));
  }

  private RefreshCookie cookie(RoutingContext context) {
    return new RefreshCookie(proxies.visit(context.request()).secure());
  }
}
