package dev.arrshell.internal.service.http;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;

/** Makes {@code MS-CV} headers: 16 random bytes as 22 base64 characters, then {@code .0}. They name, they do not prove. */
public final class CorrelationVectors {

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

    private CorrelationVectors() {}

    public static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        return ENCODER.encodeToString(bytes) + ".0";
    }
}
