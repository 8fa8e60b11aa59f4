package dev.arrshell;

import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.session.FallbackStart;
import dev.arrshell.internal.session.SessionStarter;
import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Lease;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import dev.arrshell.model.SessionSpec;
import dev.arrshell.policy.Alternative;
import dev.arrshell.schedule.ScheduleDraft;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
            return new WithoutLease(runtime, UsageErrors.known(size));
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
        public ScheduleDraft every(String times, ZoneId zone) {
            runtime.calls().unsupported(spec).ifPresent(lacking -> {
                throw UsageErrors.state(lacking);
            });
            if (spec.id().isPresent()) {
                throw UsageErrors.state("an id is for one session, so a draft with an id has no schedule");
            }
            return ClientHandle.schedule(runtime, this, times, zone);
        }

        @Override
        public SessionDraft.WithAlternatives orElse(Alternative other) {
            if (spec.id().isPresent()) {
                throw UsageErrors.state("an id is for one session, so a draft with an id has no alternatives");
            }
            return new Fallback(this, List.of()).orElse(other);
        }

        private Complete with(Alternative other) {
            SessionSize size = other.size().orElse(spec.size());
            return new Complete(
                    runtime.at(other), SessionSpec.of(size, spec.lease()).withModels(spec.models()));
        }

        private FallbackStart.PossibleSession<Session, ReadySession> attempt() {
            String place = runtime.region()
                    .map(Region::name)
                    .orElseGet(() -> runtime.calls().target().endpoint().toString());
            return new FallbackStart.PossibleSession<>(
                    spec.size() + " in " + place, this::create, Session::awaitReadyAsync, Session::stopAsync);
        }

        @Override
        public Session start() {
            return Futures.get(this::create, Operation.CREATE);
        }

        @Override
        public CompletableFuture<Session> startAsync() {
            return runtime.handOver(create());
        }

        CompletableFuture<Session> create() {
            return create(session -> session);
        }

        /** Starts the session, with a handle made of the usual one. */
        <T extends Session> CompletableFuture<T> create(Function<SessionHandle, T> handle) {
            return create(handle, runtime.starter().with(runtime.calls("start")));
        }

        /** The same with another starter. */
        <T extends Session> CompletableFuture<T> create(Function<SessionHandle, T> handle, SessionStarter starter) {
            Optional<String> lacking = runtime.calls().unsupported(spec);
            if (lacking.isPresent()) {
                return CompletableFuture.failedFuture(UsageErrors.state(lacking.get()));
            }
            Consumer<? super Session> listener = runtime.options().listeners().starting(spec);
            Instant sentAt = runtime.options().time().instant();
            runtime.publish(now -> new SessionEvent.StartSent(now, spec));
            return Futures.map(
                    starter.start(spec),
                    id -> started(handle.apply(SessionHandle.started(runtime, id, spec)), listener, sentAt));
        }

        private <T extends Session> T started(T session, Consumer<? super Session> listener, Instant sentAt) {
            listener.accept(session);
            runtime.publish(now -> new SessionEvent.Started(now, session.id(), spec, sentAt));
            return session;
        }

        @Override
        protected Map<String, Supplier<Object>> nouns() {
            return Map.of("spec", this::spec);
        }

        private String asked() {
            return "SessionDraft  size " + spec.size() + "  lease "
                    + DurationText.format(spec.lease().total())
                    + spec.id().map(id -> "  id " + id).orElse("")
                    + (spec.models().isEmpty()
                            ? ""
                            : "  models " + SecretRedactor.mask(spec.models().toString()));
        }

        @Override
        public String toString() {
            return asked() + "  (start() sends it)";
        }
    }

    /** The last stage with alternatives. */
    static final class Fallback extends LanguageStep implements SessionDraft.WithAlternatives {

        private final Complete first;
        private final List<Alternative> others;

        Fallback(Complete first, List<Alternative> others) {
            this.first = first;
            this.others = others;
        }

        @Override
        public SessionDraft.WithAlternatives orElse(Alternative other) {
            if (other.region().isPresent() && first.runtime.region().isEmpty()) {
                throw UsageErrors.state("the client's address "
                        + first.runtime.calls().target().endpoint() + " is that of no region, so " + other
                        + " could be at another service: name its address, Alternative.endpoint(…)");
            }
            return new Fallback(
                    first, Stream.concat(others.stream(), Stream.of(other)).toList());
        }

        @Override
        public List<SessionSpec> specs() {
            return drafts().map(Complete::spec).toList();
        }

        private Stream<Complete> drafts() {
            return Stream.concat(Stream.of(first), others.stream().map(first::with));
        }

        @Override
        public ReadySession start() {
            return Futures.get(this::create, Operation.CREATE);
        }

        @Override
        public CompletableFuture<ReadySession> startAsync() {
            return first.runtime.handOver(create());
        }

        private CompletableFuture<ReadySession> create() {
            return Futures.map(
                    FallbackStart.begin(
                            first.runtime.options().time(),
                            drafts().map(Complete::attempt).toList()),
                    Function.identity());
        }

        @Override
        protected Map<String, Supplier<Object>> nouns() {
            return Map.of("specs", this::specs);
        }

        @Override
        public String toString() {
            return first.asked()
                    + others.stream().map(other -> "  or else " + other).collect(Collectors.joining())
                    + "  (start() tries them in order)";
        }
    }
}
