package dev.arrshell.internal.wire;

import dev.arrshell.model.ApiVersion;

/** Finds the dialect of a version. */
public final class WireDialects {

    private static final WireDialect V1 = new V1Dialect();
    private static final WireDialect V20210101 = new V20210101Dialect();

    private WireDialects() {}

    public static WireDialect of(ApiVersion version) {
        return switch (version) {
            case V1 -> V1;
            case V2021_01_01 -> V20210101;
        };
    }
}
