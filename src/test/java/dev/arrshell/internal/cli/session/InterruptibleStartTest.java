package dev.arrshell.internal.cli.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.Failure;
import dev.arrshell.error.RequestRefusedException;
import dev.arrshell.error.SendState;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.internal.cli.console.CliConsole;
import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.console.GlobalOptions;
import dev.arrshell.internal.cli.console.OnExitOption;
import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.config.value.Environment;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.Operation;
import dev.arrshell.model.Region;
import dev.arrshell.model.SessionSize;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A start that is interrupted while it waits for its answer, for each thing that can become of the answer. */
final class InterruptibleStartTest {

    private static final Failure LOST = Failure.unanswered(Operation.CREATE, "POST /", "reset", SendState.UNANSWERED);

    @TempDir
    Path home;

    private final ArrEmulator server = ArrEmulator.start();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private boolean remembered;

    @AfterEach
    void close() {
        server.close();
    }

    /** What is thrown where the thread is interrupted before the answer is there. */
    private Throwable interrupted(CompletableFuture<Session> answer, OnExitOption onExit, OutputStream said) {
        Environment environment = Environment.of(Map.of("ARR_HOME", home.toString()));
        var in = new ByteArrayInputStream(new byte[0]);
        var program = new CliContext(
                new CliConsole(in, new PrintStream(OutputStream.nullOutputStream()), print(said), environment, false),
                new GlobalOptions());
        var service = new Destination.Service(
                ArrEmulator.ACCOUNT_ID,
                ArrEmulator.ACCOUNT_KEY,
                server.sts(),
                server.endpoint(Region.parse("westus2")),
                ApiVersion.V1,
                Optional.empty());
        try (ClientConnection connection = ClientConnection.to(program.loadSettings(), service, program)) {
            Thread.currentThread().interrupt();
            Throwable thrown = catchThrowable(
                    () -> new InterruptibleStart(connection, program, onExit).start(answeredBy(later(answer))));
            remembered = Thread.interrupted();
            return thrown;
        }
    }

    /** Even where the answer is there at once, it comes too late for whoever is interrupted. */
    private static <T> CompletableFuture<T> later(CompletableFuture<T> answer) {
        CompletableFuture<T> later = new CompletableFuture<>() {

            @Override
            public T get() throws InterruptedException, ExecutionException {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                return super.get();
            }
        };
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                later.complete(value);
            } else {
                later.completeExceptionally(failure);
            }
        });
        return later;
    }

    private static PrintStream print(OutputStream said) {
        return new PrintStream(said, true, UTF_8);
    }

    private static SessionDraft.Startable answeredBy(CompletableFuture<Session> answer) {
        return (SessionDraft.Startable) Proxy.newProxyInstance(
                InterruptibleStartTest.class.getClassLoader(),
                new Class<?>[] {SessionDraft.Startable.class},
                (proxy, method, arguments) -> answer);
    }

    private CompletableFuture<Session> session() {
        return CompletableFuture.completedFuture(
                server.client().session().size(SessionSize.PREMIUM).lease("1h").start());
    }

    private String err() {
        return err.toString(UTF_8);
    }

    @Test
    void itsSessionIsStopped() {
        assertThat(interrupted(session(), OnExitOption.stop, err)).isInstanceOf(CallInterruptedException.class);

        assertThat(remembered).isTrue();
        assertThat(err()).contains("waiting for the answer, to stop it", "arr: stopped session ");
        assertThat(server.client().sessions()).isEmpty();
    }

    @Test
    void aSessionThatIsToBeKeptIsNotSaidToBeStopped() {
        interrupted(session(), OnExitOption.keep, err);

        assertThat(err()).contains("waiting for the answer, to print its id", "goes on; to stop it: arr session stop");
        assertThat(server.client().sessions()).hasSize(1);
    }

    @Test
    void aSessionThatCannotBeStoppedEndsWithFive() {
        server.on(Operation.STOP).respond(400);

        Throwable thrown = interrupted(session(), OnExitOption.stop, err);

        assertThat(thrown).isInstanceOf(CallInterruptedException.class);
        assertThat(ExitCodes.of(thrown)).isEqualTo(ExitCodes.SESSION_ENDED);
        assertThat(err()).contains("it may still run, and bill; to stop it: arr session stop ");
        assertThat(remembered).isTrue();
    }

    /** Ctrl-C again, and again: each ends one attempt, and none the next. */
    @Test
    void aSecondInterruptDoesNotEndTheAttemptsToStop() {
        List<String> stops = new ArrayList<>();
        Session session = session().join();
        Session impatient = (Session) Proxy.newProxyInstance(
                InterruptibleStartTest.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("stop")) {
                        return method.invoke(session, arguments);
                    }
                    stops.add(Thread.currentThread().isInterrupted() ? "interrupted" : "undisturbed");
                    if (stops.size() < 3) {
                        Thread.currentThread().interrupt();
                        throw new CallInterruptedException(LOST, new InterruptedException());
                    }
                    return method.invoke(session, arguments);
                });

        interrupted(CompletableFuture.completedFuture(impatient), OnExitOption.stop, err);

        assertThat(stops).containsExactly("undisturbed", "undisturbed", "undisturbed");
        assertThat(server.client().sessions()).isEmpty();
        assertThat(remembered).isTrue();
    }

    @Test
    void aLostAnswerIsNotSaidToHaveLeftNoSession() {
        ArrException lost = new StartUncertainException(LOST, List.of(), null);

        Throwable thrown = interrupted(CompletableFuture.failedFuture(lost), OnExitOption.stop, err);

        assertThat(thrown).isSameAs(lost);
        assertThat(err()).doesNotContain("no session was started");
        assertThat(remembered).isTrue();
    }

    @Test
    void aRefusalLeavesNoSession() {
        ArrException refused = new RequestRefusedException(LOST);

        Throwable thrown = interrupted(CompletableFuture.failedFuture(refused), OnExitOption.stop, err);

        assertThat(ExitCodes.of(thrown)).isEqualTo(ExitCodes.INTERRUPTED);
        assertThat(err()).contains("no session was started: ");
    }

    /** The second Ctrl-C comes when the first has been answered with words. */
    @ParameterizedTest
    @EnumSource
    void noAnswerAtAllIsAStartWhoseOutcomeIsNotKnown(OnExitOption onExit) {
        OutputStream impatient = new OutputStream() {

            @Override
            public void write(int letter) {
                err.write(letter);
                if (letter == '\n' && err().lines().count() == 1) {
                    Thread.currentThread().interrupt();
                }
            }
        };

        Throwable thrown = interrupted(new CompletableFuture<>(), onExit, impatient);

        assertThat(ExitCodes.of(thrown)).isEqualTo(ExitCodes.SESSION_ENDED);
        assertThat(thrown).isInstanceOf(StartUncertainException.class);
        assertThat(err()).contains("no answer came, so there may be a session");
    }
}
