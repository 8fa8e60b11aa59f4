package dev.arrshell.internal.cli.console;

import dev.arrshell.error.ArrConnectionException;
import dev.arrshell.error.ArrException;
import dev.arrshell.error.ArrProtocolException;
import dev.arrshell.error.AuthenticationException;
import dev.arrshell.error.CallInterruptedException;
import dev.arrshell.error.ConversionFailedException;
import dev.arrshell.error.ForbiddenException;
import dev.arrshell.error.RequestRefusedException;
import dev.arrshell.error.ServiceException;
import dev.arrshell.error.SessionEndedException;
import dev.arrshell.error.SessionNotFoundException;
import dev.arrshell.error.StartUncertainException;
import dev.arrshell.error.ThrottledException;
import dev.arrshell.error.WaitCancelledException;
import dev.arrshell.error.WaitTimeoutException;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.exit.OutputFailedException;
import dev.arrshell.internal.text.MissingMember;
import dev.arrshell.pool.PoolException;
import java.util.Arrays;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** The exit codes of the program and the code of each failure, as documented in exit-codes.md. */
public final class ExitCodes {

    /** All went well. */
    public static final int OK = 0;

    /** The script could not be compiled or ended with an exception of its own. */
    public static final int SCRIPT_FAILED = 1;

    /** Wrong usage or configuration, or a value that was refused, by us or by the service. */
    public static final int USAGE = 2;

    /** The account's key or token was not accepted, or does not allow the call. */
    public static final int AUTHENTICATION = 3;

    /** There is no such session or conversion. */
    static final int NOT_FOUND = 4;

    /** The session failed, expired or was stopped, or the conversion failed; or a session may still run. */
    public static final int SESSION_ENDED = 5;

    /** A wait or the whole run took too long. */
    public static final int DEADLINE = 6;

    /** The service throttled the call, failed, or could not be reached. */
    public static final int SERVICE = 7;

    /** Standard output could not be written. */
    public static final int OUTPUT_FAILED = 1;

    /** The reader of standard output has ended: 128 and the number of SIGPIPE. */
    public static final int READER_GONE = 141;

    /** The command of {@code arr pool run} is there but could not be run, as shells have it. */
    public static final int COMMAND_FAILED = 126;

    /** The command of {@code arr pool run} was not found, as shells have it. */
    public static final int NO_COMMAND = 127;

    /** Interrupted, as by Ctrl-C: 128 and the number of the signal, as shells have it. */
    public static final int INTERRUPTED = 130;

    private static final int HTTP_NOT_FOUND = 404;
    private static final String OURS = "dev.arrshell.";
    private static final String GROOVY_WRAPPER = "org.codehaus.groovy.runtime.InvokerInvocationException";

    private ExitCodes() {}

    /** The exit code for a failure. */
    public static int of(Throwable failure) {
        Throwable real = unwrapped(failure);
        if (isCleanUpFailed(real)) {
            return SESSION_ENDED;
        }
        if (real instanceof OutputFailedException lost) {
            return lost.isReaderGone() ? READER_GONE : OUTPUT_FAILED;
        }
        if (real instanceof ArrException call) {
            return of(call);
        }
        if (real instanceof InterruptedException) {
            return INTERRUPTED;
        }
        if (real instanceof PoolException pool) {
            return of(pool.kind());
        }
        return real instanceof ConfigurationException || isRefusal(real) ? USAGE : SCRIPT_FAILED;
    }

    private static int of(PoolException.Kind kind) {
        return switch (kind) {
            case LATE -> DEADLINE;
            case BUDGET, CLOSED -> USAGE;
            case INTERRUPTED -> INTERRUPTED;
            case NOT_STOPPED -> SESSION_ENDED;
        };
    }

    private static boolean isCleanUpFailed(Throwable failure) {
        return Arrays.stream(failure.getSuppressed()).anyMatch(CleanUpFailedException.class::isInstance);
    }

    private static int of(ArrException call) {
        if (call instanceof WaitCancelledException || call instanceof CallInterruptedException) {
            return INTERRUPTED;
        }
        if (call instanceof AuthenticationException || call instanceof ForbiddenException) {
            return AUTHENTICATION;
        }
        if (call instanceof SessionNotFoundException || isNoSuchConversion(call)) {
            return NOT_FOUND;
        }
        if (call instanceof SessionEndedException
                || call instanceof StartUncertainException
                || call instanceof ConversionFailedException) {
            return SESSION_ENDED;
        }
        return call instanceof WaitTimeoutException ? DEADLINE : isServiceFailure(call) ? SERVICE : USAGE;
    }

    private static boolean isNoSuchConversion(ArrException call) {
        return call instanceof RequestRefusedException
                && call.failure().status().orElse(0) == HTTP_NOT_FOUND
                && call.failure().conversion().isPresent();
    }

    private static boolean isServiceFailure(ArrException call) {
        return call instanceof ThrottledException
                || call instanceof ServiceException
                || call instanceof ArrConnectionException
                || call instanceof ArrProtocolException;
    }

    /** Whether our code refused a value or a step before anything was sent; a script's own exceptions are no refusals. */
    private static boolean isRefusal(Throwable failure) {
        boolean refuses = failure instanceof IllegalArgumentException || failure instanceof IllegalStateException;
        StackTraceElement[] trace = failure.getStackTrace();
        return refuses
                && trace.length > 0
                && trace[0].getClassName().startsWith(OURS)
                && !(failure instanceof MissingMember);
    }

    /** Whether a failure is not reported: the program that read standard output has ended, as {@code head -1} does. */
    public static boolean isSilent(Throwable failure) {
        return unwrapped(failure) instanceof OutputFailedException lost && lost.isReaderGone();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable real = failure;
        while (isWrapper(real) && real.getCause() != null) {
            real = real.getCause();
        }
        return real;
    }

    /** Compares Groovy's wrapper by name, since this class is also used without Groovy. */
    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException
                || failure instanceof ExecutionException
                || failure.getClass().getName().equals(GROOVY_WRAPPER);
    }
}
