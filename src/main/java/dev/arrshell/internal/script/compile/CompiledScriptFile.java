package dev.arrshell.internal.script.compile;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** File of a compiled script: the key it was compiled for, its classes, and a checksum. */
final class CompiledScriptFile {

    private CompiledScriptFile() {}

    static void write(Path file, String key, CompiledScript script) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            put(out, key.getBytes(StandardCharsets.UTF_8));
            put(out, script.main().getBytes(StandardCharsets.UTF_8));
            out.writeInt(script.classes().size());
            CRC32 sum = new CRC32();
            for (Map.Entry<String, byte[]> made : script.classes().entrySet()) {
                put(out, made.getKey().getBytes(StandardCharsets.UTF_8));
                put(out, made.getValue());
                sum.update(made.getValue());
            }
            out.writeLong(sum.getValue());
            out.writeInt(script.neighbours().size());
            for (Map.Entry<String, String> asked : script.neighbours().entrySet()) {
                put(out, asked.getKey().getBytes(StandardCharsets.UTF_8));
                put(out, asked.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** Empty if there is no such file, or it was written for another key. */
    static Optional<CompiledScript> read(Path file, String key) throws IOException {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
        if (!text(in).equals(key)) {
            return Optional.empty();
        }
        String main = text(in);
        Map<String, byte[]> classes = new LinkedHashMap<>();
        CRC32 sum = new CRC32();
        for (int left = in.readInt(); left > 0; left--) {
            String name = text(in);
            byte[] bytes = bytes(in);
            sum.update(bytes);
            classes.put(name, bytes);
        }
        if (in.readLong() != sum.getValue()) {
            return Optional.empty();
        }
        Map<String, String> neighbours = new LinkedHashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            neighbours.put(text(in), text(in));
        }
        return Optional.of(new CompiledScript(main, classes, neighbours));
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
