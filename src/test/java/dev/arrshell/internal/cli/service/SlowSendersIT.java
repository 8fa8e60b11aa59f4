package dev.arrshell.internal.cli.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arrshell.testing.EmulatorProcess;
import dev.arrshell.testing.Launcher;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** More clients that never end their requests than an emulator has threads. */
final class SlowSendersIT {

    private static final int SENDERS = 300;
    private static final int PATIENCE_MILLIS = 30_000;

    @Test
    void theyAreHungUpOn() throws IOException {
        Launcher hasty = Launcher.arr().env("ARR_JAVA_OPTS", "-Dsun.net.httpserver.maxReqTime=2");
        List<Socket> senders = new ArrayList<>();
        try (EmulatorProcess emulator = EmulatorProcess.start(hasty)) {
            for (int i = 0; i < SENDERS; i++) {
                senders.add(begin(emulator, i % 2 == 0 ? "GET /v1/acc" : unfinished(emulator)));
            }
            for (Socket sender : senders) {
                assertThat(isHungUpOn(sender)).isTrue();
            }
            assertThat(emulator.client().list().statusCode()).isEqualTo(200);
        } finally {
            for (Socket sender : senders) {
                sender.close();
            }
        }
    }

    private static Socket begin(EmulatorProcess emulator, String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", emulator.uri().getPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String unfinished(EmulatorProcess emulator) {
        return "POST /v1/accounts/" + emulator.account()
                + "/sessions/create HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 50\r\n\r\n{";
    }

    private static boolean isHungUpOn(Socket sender) throws IOException {
        try {
            return sender.getInputStream().readAllBytes().length >= 0;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }
}
