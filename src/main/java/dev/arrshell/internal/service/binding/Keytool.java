package dev.arrshell.internal.service.binding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's {@code keytool}, run to make a key and a self-signed certificate. */
final class Keytool {

    /** PKCS#12 wants a password. This one is known and protects nothing: the permissions of the file do. */
    static final String PASSWORD = "not-a-secret";

    private static final long TIMEOUT_SECONDS = 60;

    private Keytool() {}

    /**
     * Makes an elliptic-curve key and a certificate for {@code localhost} and {@code 127.0.0.1}, valid for 397 days, the
     * most that clients accept, from yesterday on, since a client's clock may be behind.
     */
    static void makeKeys(Path file, String alias) throws IOException {
        Process process = new ProcessBuilder(command(file, alias))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (exitCode(process) != 0) {
            throw new IOException("keytool failed: " + output.strip());
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
