package dev.arrshell.internal.service.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Form of the texts in the store: length, checksum, UTF-8. MVStore has checksums for the places of its pages and none for
 * what is in them, and it reserves as much memory as a damaged length says.
 */
final class ChecksummedText extends BasicDataType<String> {

    static final ChecksummedText TYPE = new ChecksummedText();

    private static final int OVERHEAD = 40;

    private ChecksummedText() {}

    @Override
    public int getMemory(String text) {
        return OVERHEAD + text.length();
    }

    @Override
    public void write(WriteBuffer buffer, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        buffer.putVarInt(bytes.length).putInt(checksum(bytes)).put(bytes);
    }

    /**
     * Reads a text.
     *
     * @throws MVStoreException if it is not one that was written
     */
    @Override
    public String read(ByteBuffer buffer) {
        int length = DataUtils.readVarInt(buffer);
        if (length < 0 || length > buffer.remaining() - Integer.BYTES) {
            throw damaged();
        }
        int checksum = buffer.getInt();
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        if (checksum != checksum(bytes)) {
            throw damaged();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MVStoreException damaged() {
        return DataUtils.newMVStoreException(DataUtils.ERROR_FILE_CORRUPT, "a text does not match its checksum");
    }

    private static int checksum(byte[] bytes) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        return (int) checksum.getValue();
    }

    @Override
    public int compare(String one, String other) {
        return one.compareTo(other);
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }
}
