package dev.arrshell.testing;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.model.ApiVersion;
import dev.arrshell.model.SessionSize;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A program that starts sessions and never stops any. */
public final class SessionLeaker {

    /** The account it starts them for. */
    public static final String ACCOUNT = "11111111-1111-1111-1111-111111111111";

    private static final String KEY = "a2V5IG9mIHRoZSB0ZXN0cw==";

    private SessionLeaker() {}

    /** A client that writes a ledger. */
    public static ArrClient client(URI service, Path ledger, ApiVersion version) {
        ArrOptions options = ArrOptions.builder()
                .sts(service)
                .apiVersion(version)
                .ledger(ledger)
                .build();
        return Arr.create(options).account(ACCOUNT, KEY).endpoint(service);
    }

    /**
     * Starts sessions.
     *
     * @param args the service, the ledger, the API version's name and how many
     */
    public static void main(String[] args) {
        ArrClient client = client(URI.create(args[0]), Path.of(args[1]), ApiVersion.valueOf(args[2]));
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            client.session()
                    .size(SessionSize.PREMIUM)
                    .lease(Duration.ofHours(4))
                    .start();
        }
    }
}
