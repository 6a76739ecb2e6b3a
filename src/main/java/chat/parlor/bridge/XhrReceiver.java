package chat.parlor.bridge;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;

/// A request that fetches frames: a poll ends with the first ones, a stream after many bytes. The
/// session it serves may live on another event loop than its connection.
final class XhrReceiver {
  private static final int STREAM_BYTES_MAX = 128 * 1024;

  /// Browsers hand out nothing of a response before its first two kilobytes.
  private static final String PRELUDE = "h".repeat(2048) + "\n";

  private final HttpServerResponse response;
  private final Context connection;
  private final Context session;
  private final boolean streaming;
  private int bytes;
  private boolean done;

  XhrReceiver(HttpServerResponse response, Context connection, Context session, boolean streaming) {
    this.response = response;
    this.connection = connection;
    this.session = session;
    this.streaming = streaming;
    if (streaming) {
      response.setChunked(true);
      response.write(PRELUDE);
    }
  }

  /// Runs something on the session's loop when the client goes away before the response is
  /// complete.
  void onGone(Runnable gone) {
    connection.runOnContext(
        v -> {
          response.closeHandler(closed -> leave(gone));
          response.exceptionHandler(failure -> leave(gone));
          if (response.closed()) {
            leave(gone);
          }
        });
  }

  /// Writes; true when the response is complete with it.
  ///
  /// @param written runs on the session's loop when the bytes have left, or never will
  boolean write(String text, Runnable written) {
    bytes += text.length();
    done = !streaming || bytes > STREAM_BYTES_MAX;
    var last = done;
    connection.runOnContext(
        v -> {
          var sent = last ? response.end(text) : response.write(text);
          sent.onComplete(result -> session.runOnContext(w -> written.run()));
        });
    return done;
  }

  void finish(String text) {
    done = true;
    connection.runOnContext(v -> response.end(text));
  }

  private void leave(Runnable gone) {
    session.runOnContext(
        v -> {
          if (!done) {
            gone.run();
          }
        });
  }
}
