package dev.arrshell.internal.service.simulated;

import dev.arrshell.internal.wire.ReasonPhrases;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The statuses that a fault can answer: redirects and errors with a name. */
public final class FaultStatus {

    private static final List<Integer> KNOWN = IntStream.range(300, 600)
            .filter(status -> status != 304 && !ReasonPhrases.phrase(status).isEmpty())
            .boxed()
            .toList();

    private FaultStatus() {}

    /** Whether a fault can answer a status. */
    public static boolean isKnown(int status) {
        return KNOWN.contains(status);
    }

    /** Whether a fault can answer a status with a body of its own: a success too, which then has the wrong body. */
    public static boolean takesBody(int status) {
        return isKnown(status) || status >= 200 && status <= 202;
    }

    /** All of them, for messages. */
    public static String known() {
        return KNOWN.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
