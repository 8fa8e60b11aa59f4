package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.StorageAccess;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.text.UsageMessages;
import dev.arrshell.internal.text.ValueErrors;
import dev.arrshell.model.AccessToken;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.Lease;
import dev.arrshell.model.SessionId;
import dev.arrshell.model.SessionSize;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/** Converter of the values that scripts write to checked values: a value stays, its text is parsed. */
public final class ValueConverter {

    private ValueConverter() {}

    public static AccountId accountId(Object written) {
        return written instanceof AccountId id ? id : AccountId.parse(text(written, "account id"));
    }

    public static AccountKey accountKey(Object written) {
        return written instanceof AccountKey key ? key : AccountKey.parse(text(written, "account key"));
    }

    public static AccessToken token(Object written, InstantSource clock) {
        return written instanceof AccessToken token ? token : AccessToken.parse(text(written, "token"), clock);
    }

    public static SessionId sessionId(Object written) {
        return written instanceof SessionId id ? id : SessionId.parse(text(written, "session id"));
    }

    public static ConversionId conversionId(Object written) {
        return written instanceof ConversionId id ? id : ConversionId.parse(text(written, "conversion id"));
    }

    /** A shared access signature, also as {@code secret('…')} gives it. */
    public static StorageAccess signature(Object written) {
        if (written instanceof StorageAccess access) {
            return access;
        }
        return written instanceof AccountKey secret
                ? secret.revealTo(StorageAccess::parse)
                : StorageAccess.parse(text(written, "shared access signature"));
    }

    public static SessionSize size(Object written) {
        return written instanceof SessionSize size ? size : SessionSize.parse(text(written, "size"));
    }

    /** A time zone. */
    public static ZoneId zone(Object written) {
        if (written instanceof ZoneId zone) {
            return zone;
        }
        String name = text(written, "time zone");
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw ValueErrors.because(
                    "there is no time zone '%s'%s; write Europe/Berlin or UTC",
                    name, NearestWord.question(name, ZoneId.getAvailableZoneIds()));
        }
    }

    /** A length of time, in each form that a lease can be written in. */
    public static Duration duration(Object written) {
        return written instanceof Duration length
                ? length
                : DurationParser.parse(text(written, "length of time"), "length of time");
    }

    public static Lease lease(Object written) {
        if (written instanceof Number number) {
            throw ValueErrors.because("%s", UsageMessages.noUnit("lease", number.toString()));
        }
        if (written instanceof Duration total) {
            return new Lease(total);
        }
        return written instanceof Lease lease ? lease : Lease.parse(text(written, "lease"));
    }

    static URI[] models(Object written) {
        Collection<?> all = written instanceof Collection<?> several ? several : List.of(written);
        return all.stream().map(ValueConverter::model).toArray(URI[]::new);
    }

    private static URI model(Object written) {
        return written instanceof URI address ? address : URI.create(text(written, "model"));
    }

    static String text(Object written, String what) {
        if (written instanceof CharSequence text) {
            return text.toString();
        }
        String kind = written == null
                ? "null"
                : UsageMessages.article(written.getClass().getSimpleName());
        throw ValueErrors.because("%s is %s, and should be a text", what, kind);
    }
}
