package dev.arrshell.internal.service.binding;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The JDK's {@code keytool}, run to make keys and certificates. All begin yesterday, since a client's clock may be behind.
 */
final class Keytool {

    /** PKCS#12 wants a password. This one is known and protects nothing: the permissions of the file do. */
    static final String PASSWORD = "not-a-secret";

    private static final long TIMEOUT_SECONDS = 60;
    private static final byte[] NO_INPUT = {};

    private final Path store;
    private final String alias;

    /** For one key in a store. */
    Keytool(Path store, String alias) {
        this.store = store;
        this.alias = alias;
    }

    /**
     * Makes the store with an elliptic-curve key and a certificate that it signs itself.
     *
     * @param name the common name
     * @param days how long the certificate is valid
     * @param extensions the certificate's extensions, as {@code keytool} writes them
     */
    void makeKey(String name, int days, String... extensions) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA", "-dname", "CN=" + name));
        run("-genkeypair", NO_INPUT, with(options, days, extensions));
    }

    /** A request to sign the key. */
    byte[] request() throws IOException {
        return run("-certreq", NO_INPUT, List.of());
    }

    /** Signs another store's request with this key; returns the certificate as PEM. */
    byte[] sign(byte[] request, int days, String... extensions) throws IOException {
        return run("-gencert", request, with(new ArrayList<>(List.of("-rfc")), days, extensions));
    }

    private static List<String> with(List<String> options, int days, String... extensions) {
        options.addAll(List.of("-startdate", "-1d", "-validity", Integer.toString(days)));
        Arrays.stream(extensions).forEach(extension -> options.addAll(List.of("-ext", extension)));
        return options;
    }

    private byte[] run(String what, byte[] input, List<String> options) throws IOException {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> command = Stream.of(
                        List.of(program, "-J-XX:TieredStopAtLevel=1", what, "-alias", alias),
                        options,
                        List.of("-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", PASSWORD))
                .flatMap(List::stream)
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
        }
        byte[] output = process.getInputStream().readAllBytes();
        if (exitCode(process) != 0) {
            throw new IOException("keytool " + what + " failed: " + new String(output, StandardCharsets.UTF_8).strip());
        }
        return output;
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("keytool did not end within " + TIMEOUT_SECONDS + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }
}
