package dev.arrshell.internal.service.admin;

import dev.arrshell.internal.service.http.ServiceResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page that shows the sessions in a browser: one document with its style and its script. A browser runs no other script
 * in it and loads nothing from elsewhere, as the response has the hashes of both. The document is read when it is first asked
 * for.
 */
final class AdminPage {

    private static final String CONTENT_TYPE = "Content-Type";
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private static final String FROM_ELSEWHERE = """
            This page is for the machine on which the service runs.
            From another machine the key of an account is needed, which a browser cannot send. Open it through an ssh tunnel:

                ssh -L 8080:127.0.0.1:PORT MACHINE

            PORT is the port of this address, MACHINE the name of that machine. The page is then at
            http://127.0.0.1:8080/__arr/ (https, if the service has TLS).
            """;

    private AdminPage() {}

    /** Reads the page when it is first needed: most services are never looked at. */
    private static final class Document {

        private static final String HTML = read();
        private static final byte[] BYTES = HTML.getBytes(StandardCharsets.UTF_8);
        private static final String POLICY = "default-src 'none'; script-src " + hash("script") + "; style-src "
                + hash("style") + "; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

        private Document() {}

        private static String read() {
            try (InputStream page = AdminPage.class.getResourceAsStream("page.html")) {
                return new String(page.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The hash of what an element contains, as a policy names it. */
        private static String hash(String element) {
            String begin = "<" + element + ">";
            String text = HTML.substring(HTML.indexOf(begin) + begin.length(), HTML.indexOf("</" + element + ">"));
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static ServiceResponse response() {
        return whole(ServiceResponse.empty(OK), "text/html; charset=utf-8", Document.BYTES)
                .with("Content-Security-Policy", Document.POLICY);
    }

    /** The response to a request for the page that was refused, with the reason as a text that a browser shows. */
    static ServiceResponse refusal(ServiceResponse response, String reason) {
        String text = response.status() == UNAUTHORIZED ? FROM_ELSEWHERE : reason + "\n";
        return whole(response, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    private static ServiceResponse whole(ServiceResponse response, String type, byte[] body) {
        return new ServiceResponse(response.status(), response.headers(), body, body)
                .with(CONTENT_TYPE, type)
                .with("Referrer-Policy", "no-referrer");
    }
}
