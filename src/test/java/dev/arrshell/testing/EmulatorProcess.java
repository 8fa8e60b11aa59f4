package dev.arrshell.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code arr emulator --json} in a process of its own, ready when this is made. Closing kills it. */
public final class EmulatorProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final JsonNode description;

    private EmulatorProcess(Process process, JsonNode description) {
        this.process = process;
        this.description = description;
    }

    /** Starts one with more options. */
    public static EmulatorProcess start(String... options) {
        return start(Launcher.arr(), options);
    }

    /** Starts one as a launcher does. */
    public static EmulatorProcess start(Launcher launcher, String... options) {
        return start(launcher, "emulator", options);
    }

    /** Starts {@code arr serve}, which says the same of itself. */
    public static EmulatorProcess serve(Launcher launcher, String... options) {
        return start(launcher, "serve", options);
    }

    private static EmulatorProcess start(Launcher launcher, String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--json"));
        arguments.addAll(List.of(options));
        Process process = launcher.start(arguments.toArray(String[]::new));
        try {
            return new EmulatorProcess(process, firstLine(process));
        } catch (IOException e) {
            process.destroyForcibly();
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode firstLine(Process process) throws IOException {
        BufferedReader reader = process.inputReader();
        String line = reader.readLine();
        if (line == null) {
            throw new AssertionError(
                    "no line but " + new String(process.getErrorStream().readAllBytes()));
        }
        return new ObjectMapper().readTree(line);
    }

    /** The first line. */
    public JsonNode description() {
        return description;
    }

    /** Its base address. */
    public URI uri() {
        return URI.create(description.get("url").textValue());
    }

    /** The account that it told. */
    public String account() {
        return description.get("accountId").textValue();
    }

    /** The account's key. */
    public String key() {
        return description.get("accountKey").textValue();
    }

    /** A client with a fresh token. */
    public RawClient client() {
        return RawClient.of(uri(), account(), key());
    }

    /** Asks it to end, as SIGTERM does. */
    public void terminate() {
        process.destroy();
    }

    /** Asks it to end by a signal, such as {@code INT}, which Ctrl-C sends. */
    public void signal(String name) {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + name,
                            String.valueOf(description.get("pid").longValue()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads what it says beside its output, up to a line with these words. */
    public String said(String words) {
        try {
            BufferedReader reader = process.errorReader();
            String line = reader.readLine();
            while (line != null && !line.contains(words)) {
                line = reader.readLine();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, as SIGKILL does, and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the emulator does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
