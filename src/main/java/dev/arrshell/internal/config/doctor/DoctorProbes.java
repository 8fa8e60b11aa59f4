package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.config.Destination;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the doctor touches. A failure of the network is an exception, whose words are shown. */
public interface DoctorProbes {

    /**
     * The Java that runs this.
     *
     * @return its version
     */
    Runtime.Version java();

    /**
     * The terminal's kind.
     *
     * @return the variable {@code TERM}, or whatever names it; empty if standard input or output is none
     */
    Optional<String> terminal();

    /**
     * Asks the name service.
     *
     * @param host a host's name
     * @return its addresses, at least one
     * @throws IOException if there are none
     */
    List<String> resolve(String host) throws IOException;

    /**
     * Connects and shakes hands.
     *
     * @param server an https address
     * @return the protocol agreed on, such as {@code TLSv1.3}
     * @throws IOException if a connection fails or the certificate is not trusted
     */
    String tls(URI server) throws IOException;

    /**
     * Sends one request without credentials.
     *
     * @param server its address
     * @return the answer's {@code Date}; empty if it has none
     * @throws IOException if there is no answer
     */
    Optional<Instant> date(URI server) throws IOException;

    /**
     * Asks the token service for a token.
     *
     * @param service whose
     * @return how long the token is valid
     */
    Duration token(Destination.Service service);

    /**
     * Lists the sessions.
     *
     * @param service whose
     * @return how many there are
     */
    int sessions(Destination.Service service);
}
