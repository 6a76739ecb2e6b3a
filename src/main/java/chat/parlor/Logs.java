package chat.parlor;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import chat.parlor.settings.LogForm;
import org.slf4j.Logger;

/// The log on standard error, one event a line. Logback finds this class as a service; it needs no
/// configuration file.
public final class Logs extends ContextAwareBase implements Configurator {
  private static final String FORM = "parlor.log";
  private static final String LEVEL = "parlor.log.level";

  // Line ends in what others sent would forge lines: %replace turns them into spaces.
  private static final String TEXT =
      "%d{HH:mm:ss.SSS} %-5level %logger{0} %replace(%msg %kvp){'[\\r\\n]+', ' '}%n%ex";

  /// Takes effect if it comes before the first logger.
  static void shape(LogForm form) {
    System.setProperty(FORM, form.json() ? "json" : "text");
    System.setProperty(LEVEL, form.level());
  }

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(encoder(context));
    appender.start();
    var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.addAppender(appender);
    root.setLevel(Level.WARN);
    // What goes wrong there is said here in a sentence; their stack traces would bury it.
    context.getLogger("com.zaxxer.hikari").setLevel(Level.OFF);
    context.getLogger("org.flywaydb").setLevel(Level.ERROR);
    // Parts of Hazelcast that Parlor does not use.
    context.getLogger("com.hazelcast.cp").setLevel(Level.OFF);
    context.getLogger("com.hazelcast.internal.monitor").setLevel(Level.OFF);
    context.getLogger("com.hazelcast.map.impl.LocalMapStatsProvider").setLevel(Level.OFF);
    context.getLogger("chat.parlor").setLevel(Level.toLevel(System.getProperty(LEVEL), Level.INFO));
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context) {
    if ("text".equals(System.getProperty(FORM))) {
      var encoder = new PatternLayoutEncoder();
      encoder.setContext(context);
      encoder.setPattern(TEXT);
      encoder.start();
      return encoder;
    }
    var encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithContext(false);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithMessage(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }
}
