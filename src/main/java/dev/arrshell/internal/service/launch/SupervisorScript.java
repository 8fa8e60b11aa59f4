package dev.arrshell.internal.service.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The shell script that runs a server and ends it at its deadline. */
public final class SupervisorScript {

    /** The name of its file. */
    public static final String NAME = "supervise.sh";

    private SupervisorScript() {}

    /** Its text. */
    public static String text() throws IOException {
        try (InputStream text = SupervisorScript.class.getResourceAsStream(NAME)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
