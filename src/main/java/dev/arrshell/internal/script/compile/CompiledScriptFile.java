package dev.arrshell.internal.script.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** File of a compiled script: the key it was compiled for, its classes, the sources that it used, and a checksum of all. */
final class CompiledScriptFile {

    private CompiledScriptFile() {}

    static void write(Path file, String key, CompiledScript script) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(content)) {
            put(out, key.getBytes(StandardCharsets.UTF_8));
            put(out, script.main().getBytes(StandardCharsets.UTF_8));
            out.writeInt(script.classes().size());
            for (Map.Entry<String, byte[]> made : script.classes().entrySet()) {
                put(out, made.getKey().getBytes(StandardCharsets.UTF_8));
                put(out, made.getValue());
            }
            out.writeInt(script.neighbours().size());
            for (Map.Entry<String, String> asked : script.neighbours().entrySet()) {
                put(out, asked.getKey().getBytes(StandardCharsets.UTF_8));
                put(out, asked.getValue().getBytes(StandardCharsets.UTF_8));
            }
            out.writeLong(checksum(content.toByteArray(), content.size()));
        }
        Files.write(file, content.toByteArray());
    }

    /** Empty if there is no such file, or it was written for another key, or it has changed since. */
    static Optional<CompiledScript> read(Path file, String key) throws IOException {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        int end = all.length - Long.BYTES;
        if (end < 0 || ByteBuffer.wrap(all).getLong(end) != checksum(all, end)) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        if (!text(in).equals(key)) {
            return Optional.empty();
        }
        String main = text(in);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            classes.put(text(in), bytes(in));
        }
        Map<String, String> neighbours = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            neighbours.put(text(in), text(in));
        }
        return Optional.of(new CompiledScript(main, classes, neighbours));
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return sum.getValue();
    }

    private static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("the file is incomplete");
        }
        return in.readNBytes(length);
    }
}
