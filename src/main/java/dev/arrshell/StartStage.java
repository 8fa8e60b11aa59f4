package dev.arrshell;

import dev.arrshell.internal.text.DurationText;
import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Operation;
import dev.arrshell.model.SessionEvent;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSpec;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Has all it needs. */
final class StartStage implements SessionDraft.Startable {

    private final ClientRuntime service;
    private final SessionSpec spec;

    StartStage(ClientRuntime service, SessionSpec spec) {
        this.service = service;
        this.spec = spec;
    }

    @Override
    public SessionDraft.Startable models(URI... containers) {
        return new StartStage(service, spec.withModels(List.of(containers)));
    }

    @Override
    public SessionDraft.Startable id(SessionId id) {
        return new StartStage(service, spec.withId(id));
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
        return Futures.handOver(create());
    }

    private CompletableFuture<Session> create() {
        Optional<String> lacking = service.calls().lacks(spec);
        if (lacking.isPresent()) {
            return CompletableFuture.failedFuture(UsageErrors.state(lacking.get()));
        }
        Consumer<? super Session> listener = service.options().starting(spec);
        Instant sentAt = service.options().time().instant();
        service.tell(now -> new SessionEvent.StartSent(now, spec));
        CompletableFuture<SessionId> created = service.starts().start(spec);
        return Futures.cancelling(created.thenApply(id -> handle(id, listener, sentAt)), created);
    }

    private Session handle(SessionId id, Consumer<? super Session> listener, Instant sentAt) {
        Session started = SessionHandle.started(service, id, spec);
        listener.accept(started);
        service.tell(now -> new SessionEvent.Started(now, id, spec, sentAt));
        return started;
    }

    /** Groovy: {@code draft.spec}. */
    public Object propertyMissing(String name) {
        return UsageErrors.property(SessionDraft.Startable.class, name, Map.of("spec", this::spec));
    }

    /** Groovy: a call that does not exist or does not take these arguments. */
    public Object methodMissing(String name, Object arguments) {
        throw UsageErrors.call(SessionDraft.Startable.class, name, arguments);
    }

    @Override
    public String toString() {
        return "SessionDraft  size " + spec.size() + "  lease "
                + DurationText.format(spec.lease().total())
                + spec.id().map(id -> "  id " + id).orElse("")
                + (spec.models().isEmpty()
                        ? ""
                        : "  models " + SecretRedactor.mask(spec.models().toString())) + "  (start() sends it)";
    }
}
