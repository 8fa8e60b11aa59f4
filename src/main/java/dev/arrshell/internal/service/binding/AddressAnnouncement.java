package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The line of JSON that tells a program how to reach an emulator. Its form is part of the command's contract. */
public final class AddressAnnouncement {

    private AddressAnnouncement() {}

    /** Writes one JSON object without a line break; it contains the key as plain text. */
    public static String json(URI url, AccountId account, AccountKey key, Optional<Path> certificate) {
        byte[] line = ServiceJsonWriter.object(json -> {
            json.writeStringField("url", url.toString());
            json.writeStringField("sts", url.toString());
            json.writeObjectFieldStart("regions");
            for (String region : Region.NAMES) {
                json.writeStringField(region, url + "/" + region);
            }
            json.writeEndObject();
            json.writeStringField("accountId", account.value());
            json.writeStringField("accountKey", key.revealTo(text -> text));
            json.writeNumberField("pid", ProcessHandle.current().pid());
            if (certificate.isPresent()) {
                json.writeStringField(
                        "certificate", certificate.get().toAbsolutePath().toString());
            }
        });
        return new String(line, StandardCharsets.UTF_8);
    }
}
