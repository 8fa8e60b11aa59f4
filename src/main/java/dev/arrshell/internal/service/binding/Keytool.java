package dev.arrshell.internal.service.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lets the JDK's own {@code keytool}, which every Java has, make a key and a certificate that it signs itself. */
final class Keytool {

    /** Guards nothing, as PKCS#12 wants a password and this one is known; the file's permissions guard the key. */
    static final String PASSWORD = "not-a-secret";

    private static final long PATIENCE_SECONDS = 60;

    private Keytool() {}

    /**
     * Makes an elliptic-curve key and a certificate for {@code localhost} and {@code 127.0.0.1}, good for 397 days from
     * yesterday on: no client refuses that as too long, nor a clock that is a little behind.
     */
    static void makeKeys(Path file, String alias) throws IOException {
        Process process = new ProcessBuilder(command(file, alias))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException("keytool failed: " + said.strip());
        }
    }

    private static List<String> command(Path file, String alias) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-dname",
                "CN=localhost, O=arr emulator",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-ext",
                "EKU=serverAuth",
                "-startdate",
                "-1d",
                "-validity",
                "397",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
    }

    private static int exitCode(Process process) throws IOException {
        try {
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            throw new IOException("keytool did not end within " + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool was at work", e);
        }
    }
}
