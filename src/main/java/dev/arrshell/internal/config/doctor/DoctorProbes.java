package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.config.Destination;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The probes of the machine and the network. The message of an exception is shown. */
public interface DoctorProbes {

    /** The version of the running Java. */
    Runtime.Version java();

    /** The type of the terminal, as in {@code TERM}; empty without a terminal. */
    Optional<String> terminal();

    /** The proxy through which a server is reached, as host and port; empty without one. */
    default Optional<String> proxy(URI server) {
        return Optional.empty();
    }

    /**
     * Resolves a host name.
     *
     * @return at least one address
     * @throws IOException if there is none
     */
    List<String> resolve(String host) throws IOException;

    /**
     * Opens a TLS connection.
     *
     * @return the protocol agreed on, such as {@code TLSv1.3}
     * @throws IOException if the connection fails or the certificate is not trusted
     */
    String tls(URI server) throws IOException;

    /**
     * Sends one request without credentials.
     *
     * @return the {@code Date} of the response, if it has one
     * @throws IOException if there is no response
     */
    Optional<Instant> date(URI server) throws IOException;

    /** Requests a token and returns how long it is valid. */
    Duration token(Destination.Service service);

    /** Lists the sessions and returns their number. */
    int sessions(Destination.Service service);
}
