package dev.arrshell.internal.service.binding;

import dev.arrshell.internal.service.http.ServiceJsonWriter;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Region;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The line in which an emulator tells programs how to reach it. Its form is part of the command's contract. */
public final class AddressAnnouncement {

    private AddressAnnouncement() {}

    /** One JSON object without a line break; it holds the key in the clear. */
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
