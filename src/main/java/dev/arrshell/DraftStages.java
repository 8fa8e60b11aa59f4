package dev.arrshell;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The stages of a session draft. */
final class DraftStages {

    private DraftStages() {}

    /** The first stage: the size is missing. */
    static final class WithoutSize extends LanguageStep implements SessionDraft.NeedsSize {

        private final ClientRuntime runtime;

        WithoutSize(ClientRuntime runtime) {
            this.runtime = runtime;
        }

        @Override
        public SessionDraft.NeedsLease size(SessionSize size) {
            if (Objects.requireNonNull(size, "size") == SessionSize.UNKNOWN) {
                throw UsageErrors.argument(
                        "a session cannot be asked for with size UNKNOWN: size(STANDARD) or size(PREMIUM)");
            }
            return new WithoutLease(runtime, size);
        }

        @Override
        public String toString() {
            return "SessionDraft  size -  lease -  (start() sends it; size(…) and lease(…) are still missing)";
        }
    }

    /** The second stage: the lease is missing. */
    static final class WithoutLease extends LanguageStep implements SessionDraft.NeedsLease {

        private final ClientRuntime runtime;
        private final SessionSize size;

        WithoutLease(ClientRuntime runtime, SessionSize size) {
            this.runtime = runtime;
            this.size = size;
        }

        @Override
        public SessionDraft.Startable lease(Lease total) {
            return new Complete(runtime, SessionSpec.of(size, total));
        }

        @Override
        public SessionDraft.Startable lease(Duration total) {
            return lease(new Lease(total));
        }

        @Override
        public SessionDraft.Startable lease(String total) {
            return lease(Lease.parse(total));
        }

        @Override
        public String toString() {
            return "SessionDraft  size " + size + "  lease -  (start() sends it; lease(…) is still missing)";
        }
    }

    /** The last stage: size and lease are set, the session can be started. */
    static final class Complete extends LanguageStep implements SessionDraft.Startable {

        private final ClientRuntime runtime;
        private final SessionSpec spec;

        Complete(ClientRuntime runtime, SessionSpec spec) {
            this.runtime = runtime;
            this.spec = spec;
        }

        @Override
        public SessionDraft.Startable models(URI... containers) {
            return new Complete(runtime, spec.withModels(List.of(containers)));
        }

        @Override
        public SessionDraft.Startable id(SessionId id) {
            return new Complete(runtime, spec.withId(id));
        }

        @Override
        public SessionSpec spec() {
            return spec;
        }

        @Override
        public Session start() {
            return Futures.get(this::create, Operation.CREATE);
        }

        @Override
        public CompletableFuture<Session> startAsync() {
            return runtime.handOver(create());
        }

        private CompletableFuture<Session> create() {
            Optional<String> lacking = runtime.calls().unsupported(spec);
            if (lacking.isPresent()) {
                return CompletableFuture.failedFuture(UsageErrors.state(lacking.get()));
            }
            Consumer<? super Session> listener = runtime.options().listeners().starting(spec);
            Instant sentAt = runtime.options().time().instant();
            runtime.publish(now -> new SessionEvent.StartSent(now, spec));
            return Futures.map(
                    runtime.starter().with(runtime.calls("start")).start(spec), id -> started(id, listener, sentAt));
        }

        private Session started(SessionId id, Consumer<? super Session> listener, Instant sentAt) {
            Session session = SessionHandle.started(runtime, id, spec);
            listener.accept(session);
            runtime.publish(now -> new SessionEvent.Started(now, id, spec, sentAt));
            return session;
        }

        @Override
        Map<String, Supplier<Object>> nouns() {
            return Map.of("spec", this::spec);
        }

        @Override
        public String toString() {
            return "SessionDraft  size " + spec.size() + "  lease "
                    + DurationText.format(spec.lease().total())
                    + spec.id().map(id -> "  id " + id).orElse("")
                    + (spec.models().isEmpty()
                            ? ""
                            : "  models " + SecretRedactor.mask(spec.models().toString()))
                    + "  (start() sends it)";
        }
    }
}
