package dev.arrshell;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.internal.conversion.SuccessWait;
import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.internal.wait.StatusWait;
import dev.arrshell.model.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A handle on a conversion. */
final class ConversionHandle extends LanguageStep implements Conversion {

    private final ClientRuntime runtime;
    private final ConversionId id;
    private final AtomicReference<ConversionProperties> lastSeen = new AtomicReference<>();

    ConversionHandle(ClientRuntime runtime, ConversionId id) {
        this.runtime = runtime;
        this.id = id;
    }

    @Override
    public ConversionId id() {
        return id;
    }

    @Override
    public Optional<ConversionProperties> lastSeen() {
        return Optional.ofNullable(lastSeen.get());
    }

    @Override
    public ConversionProperties properties() {
        return Futures.get(this::read, Operation.CONVERSION_GET);
    }

    @Override
    public CompletableFuture<ConversionProperties> propertiesAsync() {
        return runtime.handOver(read());
    }

    private CompletableFuture<ConversionProperties> read() {
        return Futures.map(runtime.conversions("properties").properties(id), this::remember);
    }

    /** Remembers what an answer said. Nothing follows a terminal status, so a late answer does not undo one. */
    private ConversionProperties remember(ConversionProperties seen) {
        lastSeen.accumulateAndGet(
                seen, (before, now) -> before == null || !before.status().isTerminal() ? now : before);
        return seen;
    }

    @Override
    public ConversionProperties awaitSucceeded() {
        return awaitSucceeded(runtime.options().awaitAtMost());
    }

    @Override
    public ConversionProperties awaitSucceeded(Duration atMost) {
        return awaitSucceeded(atMost, seen -> {});
    }

    @Override
    public ConversionProperties awaitSucceeded(Duration atMost, Consumer<? super ConversionProperties> progress) {
        return beginWait(atMost, progress).get();
    }

    @Override
    public CompletableFuture<ConversionProperties> awaitSucceededAsync() {
        return awaitSucceededAsync(runtime.options().awaitAtMost());
    }

    @Override
    public CompletableFuture<ConversionProperties> awaitSucceededAsync(Duration atMost) {
        return runtime.handOver(Futures.map(beginWait(atMost, seen -> {}).future(), seen -> seen));
    }

    private StatusWait<ConversionProperties> beginWait(
            Duration atMost, Consumer<? super ConversionProperties> progress) {
        Objects.requireNonNull(progress, "progress");
        if (Objects.requireNonNull(atMost, "atMost").isZero() || atMost.isNegative()) {
            throw UsageErrors.argument("a deadline must be positive, not " + atMost + ": awaitSucceeded(minutes(10))");
        }
        ArrOptions options = runtime.options();
        Consumer<ConversionProperties> guarded = options.listeners().guarded("to the progress of a wait", progress);
        SuccessWait.WaitRequest request =
                new SuccessWait.WaitRequest(id, atMost, seen -> guarded.accept(remember(seen)));
        StatusWait<ConversionProperties> wait = SuccessWait.begin(
                runtime.unretriedConversions("awaitSucceeded"), options.time(), options.polls(), request);
        runtime.closing().onClose(wait.future(), wait::clientClosed);
        return wait;
    }

    @Override
    protected Map<String, Supplier<Object>> nouns() {
        return Map.of("id", this::id, "lastSeen", this::lastSeen);
    }

    @Override
    public String toString() {
        return "Conversion(" + id
                + lastSeen().map(seen -> ", " + seen.statusText()).orElse("") + ")";
    }
}
