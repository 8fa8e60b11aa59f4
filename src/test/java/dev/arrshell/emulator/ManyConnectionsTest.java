package dev.arrshell.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that keeps hundreds of connections finds them open when it needs them again. */
@Timeout(60)
class ManyConnectionsTest {

    private static final int CONNECTIONS = 300;

    @Test
    void idleConnectionsStayOpen() throws IOException {
        List<Socket> connections = new ArrayList<>();
        try (ArrEmulator emulator = ArrEmulator.start()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                Socket connection = new Socket(
                        InetAddress.getLoopbackAddress(), emulator.uri().getPort());
                connections.add(connection);
                assertThat(statusOf(connection)).isEqualTo("HTTP/1.1 200 OK");
            }
            for (Socket connection : connections) {
                assertThat(statusOf(connection)).isEqualTo("HTTP/1.1 200 OK");
            }
        } finally {
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    /** Asks for the health and reads the whole answer; an empty line for one that never came. */
    private static String statusOf(Socket connection) throws IOException {
        connection
                .getOutputStream()
                .write("GET /__arr/health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[4096];
        int length = 0;
        while (!isWhole(answer, length)) {
            int read = connection.getInputStream().read(answer, length, answer.length - length);
            if (read < 0) {
                break;
            }
            length += read;
        }
        return text(answer, length).lines().findFirst().orElse("");
    }

    private static boolean isWhole(byte[] answer, int length) {
        String text = text(answer, length);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        String announced = text.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length: "))
                .findFirst()
                .orElseThrow();
        return length >= end + 4 + Integer.parseInt(announced.substring("content-length: ".length()));
    }

    private static String text(byte[] answer, int length) {
        return new String(answer, 0, length, StandardCharsets.ISO_8859_1);
    }
}
