package chat.parlor.bridge;

import chat.parlor.wire.CloseCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// A SockJS session over XHR: frames wait in it until a request comes to fetch them. It lives on
/// the event loop of the request that opened it, as SockJS 0.3.3 describes it.
final class XhrSession implements Transport {
  static final long WITHOUT_RECEIVER_MS = 5_000;

  private static final long HEARTBEAT_MS = 25_000;
  private static final String ANOTHER = "c[2010,\"Another connection still open\"]\n";
  private static final String INTERRUPTED = "c[1002,\"Connection interrupted\"]\n";

  private final Deque<Frame> waiting = new ArrayDeque<>();
  private final CountedBacklog backlog = new CountedBacklog();
  private Client client;
  private XhrReceiver receiver;
  private boolean opened;
  private String goodbye;
  private long quietSinceMs = System.currentTimeMillis();

  void belongsTo(Client owner) {
    client = owner;
  }

  Client client() {
    return client;
  }

  /// A request has come to fetch frames: it gets what is waiting, or waits itself.
  void attach(XhrReceiver newcomer) {
    if (receiver != null) {
      newcomer.finish(ANOTHER);
    } else if (goodbye != null) {
      newcomer.finish(goodbye);
    } else {
      receiver = newcomer;
      newcomer.onGone(() -> interrupted(newcomer));
      if (!opened) {
        opened = true;
        write("o\n");
      }
      flush();
    }
  }

  @Override
  public void send(Frame frame) {
    if (goodbye == null) {
      waiting.add(frame);
      backlog.add(frame.size());
      flush();
    }
  }

  @Override
  public void close(CloseCode code) {
    if (goodbye == null) {
      end("c[" + code.status() + ",\"" + code.reason() + "\"]\n");
    }
  }

  @Override
  public void checkAlive(long nowMs) {
    if (receiver == null && nowMs - quietSinceMs > WITHOUT_RECEIVER_MS) {
      lost();
    } else if (receiver != null && nowMs - quietSinceMs > HEARTBEAT_MS) {
      write("h\n");
    }
  }

  @Override
  public Backlog backlog() {
    return backlog;
  }

  private void flush() {
    if (receiver == null || waiting.isEmpty()) {
      return;
    }
    var sizes = waiting.stream().mapToInt(Frame::size).toArray();
    var frames = waiting.stream().map(Frame::quoted).collect(Collectors.joining(",", "a[", "]\n"));
    waiting.clear();
    write(
        frames,
        () -> {
          for (var size : sizes) {
            backlog.remove(size);
          }
        });
  }

  private void write(String text) {
    write(text, () -> {});
  }

  /// A receiver that has had its share is done; the client comes again with the next request.
  private void write(String text, Runnable written) {
    quietSinceMs = System.currentTimeMillis();
    if (receiver.write(text, written)) {
      receiver = null;
    }
  }

  /// The client has dropped the request it was fetching with. What was on its way may be lost, so
  /// the session ends; a new one resumes by number.
  private void interrupted(XhrReceiver gone) {
    if (receiver == gone) {
      receiver = null;
      lost();
    }
  }

  private void lost() {
    end(INTERRUPTED);
    client.gone();
  }

  private void end(String lastWord) {
    goodbye = lastWord;
    waiting.clear();
    if (receiver != null) {
      receiver.finish(lastWord);
      receiver = null;
    }
  }
}
