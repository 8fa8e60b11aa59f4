package dev.arrshell.bench.calls;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fresh Java machine from its launch to the first answer. */
final class FirstCall {

    /** What the SDK brings and the others do not need, so that nobody is slowed by the length of the class path. */
    private static final List<String> SDK = List.of("azure", "netty", "reactor", "reactive-streams", "slf4j");

    private static final List<String> NEEDED = List.of("classes", "jackson-");

    private FirstCall() {}

    /** Makes one call: the client's name, the stub's address. */
    public static void main(String[] arguments) {
        System.out.println(Caller.make(arguments[0], URI.create(arguments[1])).hostname());
    }

    /** Milliseconds until the answer is printed. */
    static double millis(String client, URI stub) throws IOException {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(client),
                        FirstCall.class.getName(),
                        client,
                        stub.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String answer = process.inputReader(StandardCharsets.US_ASCII).readLine();
            if (answer == null) {
                throw new IOException(client + " had no answer");
            }
            return (System.nanoTime() - begun) / 1e6;
        } finally {
            process.destroyForcibly();
        }
    }

    static String classPath(String client) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> isNeeded(client, Path.of(entry).getFileName().toString()))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isNeeded(String client, String name) {
        return NEEDED.stream().anyMatch(name::contains)
                || client.equals("azure") && SDK.stream().anyMatch(name::contains);
    }
}
