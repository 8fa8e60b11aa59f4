package dev.arrshell.internal.wire;

/** Names of headers and JSON fields that client and emulator share. Golden files check them on both sides. */
public final class ProtocolNames {

    public static final String AUTHORIZATION = "Authorization";
    public static final String BEARER = "Bearer ";
    public static final String CORRELATION_VECTOR = "MS-CV";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String DATE = "Date";

    /** On a request to an emulator with the client's own virtual clock: how long the client waits for the answer. */
    public static final String PATIENCE = "x-arr-emulator-patience";

    /** On an emulator's answer: the clock has gone on by the client's patience, and the answer is later than that. */
    public static final String TOO_LATE = "x-arr-emulator-too-late";

    public static final String ACCESS_TOKEN = "AccessToken";

    public static final String SESSIONS = "sessions";
    public static final String CONVERSIONS = "conversions";
    public static final String ERROR = "error";
    public static final String CODE = "code";
    public static final String MESSAGE = "message";

    private ProtocolNames() {}

    /** Fields of 2021-01-01, from the swagger and the recordings. */
    public static final class V20210101 {

        public static final String API_VERSION = "api-version";
        public static final String NEXT_LINK = "@nextLink";

        public static final String MAX_LEASE_TIME_MINUTES = "maxLeaseTimeMinutes";
        public static final String SIZE = "size";

        public static final String ID = "id";
        public static final String CREATION_TIME = "creationTime";
        public static final String INSPECTOR_PORT = "arrInspectorPort";
        public static final String HANDSHAKE_PORT = "handshakePort";
        public static final String ELAPSED_TIME_MINUTES = "elapsedTimeMinutes";
        public static final String HOSTNAME = "hostname";
        public static final String STATUS = "status";
        public static final String TERAFLOPS = "teraflops";

        private V20210101() {}
    }

    /** Fields of v1, from the session page's tables and samples. */
    public static final class V1 {

        public static final String MAX_LEASE_TIME = "maxLeaseTime";
        public static final String MODELS = "models";
        public static final String SIZE = "size";

        public static final String SESSION_ID = "sessionId";
        public static final String ELAPSED = "sessionElapsedTime";
        public static final String HOSTNAME = "sessionHostname";
        public static final String SESSION_MAX_LEASE_TIME = "sessionMaxLeaseTime";
        public static final String SESSION_SIZE = "sessionSize";
        public static final String STATUS = "sessionStatus";
        public static final String HANDSHAKE_PORT = "handshakePort";
        public static final String INSPECTOR_PORT = "arrInspectorPort";

        private V1() {}
    }
}
