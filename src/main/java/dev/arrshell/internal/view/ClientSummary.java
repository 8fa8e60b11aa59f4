package dev.arrshell.internal.view;

import dev.arrshell.internal.view.layout.CardField;
import dev.arrshell.internal.view.layout.FieldCard;
import dev.arrshell.internal.view.layout.Screen;
import dev.arrshell.internal.view.layout.Viewable;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.Region;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The view of a client: one line. */
public record ClientSummary(AccountId account, Optional<Region> region, URI endpoint, boolean emulated)
        implements Viewable {

    private static final int HEAD = 8;
    private static final int TAIL = 4;

    public ClientSummary {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(endpoint, "endpoint");
    }

    @Override
    public String text(Screen screen) {
        String address = endpoint + (emulated ? " (emulated)" : "");
        return FieldCard.line(
                CardField.of("ArrClient", ""),
                List.of(
                        CardField.of("account", screen.wide() ? account.value() : shortAccount()),
                        CardField.of("region", region.map(Region::name).orElse(SessionText.UNKNOWN)),
                        CardField.of("", address)),
                screen);
    }

    private String shortAccount() {
        String id = account.value();
        return id.substring(0, HEAD) + "-…-" + id.substring(id.length() - TAIL);
    }

    @Override
    public Object document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("account", account.value());
        document.put("region", region.map(Region::name).orElse(null));
        document.put("endpoint", endpoint.toString());
        document.put("emulated", emulated);
        return document;
    }
}
