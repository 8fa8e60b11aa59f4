package dev.arrshell.bench.calls;

import java.net.URI;

/** Reads a session's properties once a call. Thread-safe. */
interface Caller extends AutoCloseable {

    String ACCOUNT = "11111111-1111-1111-1111-111111111111";
    String SESSION = "e13d2c44-63e0-4591-991e-f9e05e599a93";

    /** A token's shape and length; nobody checks it here. Its claims say that it lasts until the year 2100. */
    String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9." + "x".repeat(512);

    /** One GET. Gives the host that the answer names. */
    String hostname();

    @Override
    void close();

    /** Makes one by its name. */
    static Caller make(String name, URI base) {
        return switch (name) {
            case "hand" -> new HandWritten(base);
            case "arr" -> new Ours(base);
            case "azure" -> new Azure(base);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
