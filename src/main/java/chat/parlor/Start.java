package chat.parlor;

import chat.parlor.database.Database;
import chat.parlor.settings.DatabaseLogin;
import chat.parlor.settings.Settings;
import chat.parlor.settings.WrongSetting;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// The waiting for parts to start, and the sentences for what kept them from it. What a future
/// fails with comes out of `await` as it is, checked or not.
final class Start {
  private Start() {}

  /// Opens the database and brings its tables up to date; takes the longest of all.
  static Database.Migrated tables(Settings settings) {
    var login = settings.database().orElseGet(() -> embedded(settings.data()));
    try {
      return Database.migrate(login.url(), login.user(), login.password());
    } catch (RuntimeException e) {
      throw new CannotStart("The database cannot be opened: " + reason(e) + ".");
    }
  }

  /// The database makes its file readable to everybody, but takes an empty one as it is.
  private static DatabaseLogin embedded(Path data) {
    try {
      OwnerOnly.file(Database.fileIn(data));
      OwnerOnly.file(Database.witnessIn(data));
      return new DatabaseLogin(Database.embeddedIn(data), "", "");
    } catch (IOException e) {
      throw new CannotStart("The database cannot be opened: " + reason(e) + ".");
    }
  }

  static Database database(Vertx vertx, Database.Migrated tables) {
    try {
      return Database.open(vertx, tables).await();
    } catch (Exception e) {
      tables.close();
      throw new CannotStart("The database cannot be opened: " + reason(e) + ".");
    }
  }

  /// Prepares something on a thread of its own.
  static <T> CompletableFuture<T> meanwhile(Supplier<T> preparing) {
    return CompletableFuture.supplyAsync(preparing, task -> Thread.ofPlatform().start(task));
  }

  /// What was prepared elsewhere meanwhile, or what kept it from being.
  static <T> T join(CompletableFuture<T> preparing) {
    try {
      return preparing.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException reason ? reason : e;
    }
  }

  /// A part that fails to start for no reason an operator could mend is a fault of the program.
  static <T> T await(Future<T> starting) {
    try {
      return starting.await();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static <T> T listening(Settings settings, Future<T> starting) {
    try {
      return starting.await();
    } catch (Exception e) {
      var at = "port " + settings.port() + " of " + settings.host();
      throw switch (root(e)) {
        case IOException taken when String.valueOf(taken.getMessage()).contains("in use") ->
            new CannotStart("Parlor cannot listen: " + at + " is taken.");
        case GeneralSecurityException unusable when settings.tls().isPresent() ->
            new WrongSetting(
                "PARLOR_TLS_CERT and PARLOR_TLS_KEY cannot be used together: "
                    + unusable.getMessage()
                    + ".");
        case UnknownHostException unknown ->
            new WrongSetting("PARLOR_HOST is \"" + settings.host() + "\", which is no address.");
        case UnresolvedAddressException unknown ->
            new WrongSetting("PARLOR_HOST is \"" + settings.host() + "\", which is no address.");
        case Throwable other ->
            new CannotStart("Parlor cannot listen on " + at + ": " + reason(other) + ".");
      };
    }
  }

  /// What the innermost cause says; not where it was asked, because a URL may carry a password.
  private static String reason(Throwable failure) {
    var root = root(failure);
    return root.getMessage() == null
        ? root.getClass().getSimpleName()
        : root.getMessage().lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }

  private static Throwable root(Throwable failure) {
    var root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
