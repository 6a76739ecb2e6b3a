package chat.parlor.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/// Every figure this process counts, in Prometheus' form at `/metrics`.
public final class Meters {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final Set<HttpMethod> KNOWN =
      Set.of(
          HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE, HttpMethod.OPTIONS);

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final AtomicBoolean bound = new AtomicBoolean();

  /// Where other features register their own figures.
  public MeterRegistry registry() {
    return registry;
  }

  /// A figure that is looked up when it is asked for.
  public void gauge(String name, String what, IntSupplier figure) {
    Gauge.builder(name, figure::getAsInt).description(what).register(registry);
  }

  void mount(Router router) {
    router.get("/metrics").handler(this::scrape);
  }

  /// Takes the time of a request, by route and not by path: paths are without number.
  void time(RoutingContext context) {
    var begun = System.nanoTime();
    context.addEndHandler(
        ended -> {
          var route = context.currentRoute();
          Timer.builder("parlor.http.requests")
              .tag("method", method(context))
              .tag("route", route == null || route.getPath() == null ? "none" : route.getPath())
              .tag("status", Integer.toString(context.response().getStatusCode()))
              .register(registry)
              .record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        });
  }

  /// Anybody can make up a method, and each would be a figure of its own.
  private static String method(RoutingContext context) {
    var method = context.request().method();
    return KNOWN.contains(method) ? method.name() : "other";
  }

  private void scrape(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    context
        .vertx()
        .executeBlocking(this::figures, false)
        .onSuccess(context.response()::end)
        .onFailure(context::fail);
  }

  /// The machine's figures join in when somebody first asks; the start does not wait for them.
  private String figures() {
    if (bound.compareAndSet(false, true)) {
      new ClassLoaderMetrics().bindTo(registry);
      new JvmMemoryMetrics().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new FileDescriptorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
    }
    return registry.scrape();
  }
}
