package dev.arrshell.internal.wire;

import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionProperties;
import dev.arrshell.conversion.ConversionSpec;
import dev.arrshell.model.ApiVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writer of the requests about conversions of one API version and reader of their answers. Immutable. */
public interface ConversionDialect {

    /** The dialect of a version. */
    static ConversionDialect of(ApiVersion version) {
        return switch (version) {
            case V1 -> new V1ConversionDialect();
            case V2021_01_01 -> new V20210101ConversionDialect();
        };
    }

    /** The part of a spec that this version cannot express, and a way out; empty if it can express all. */
    Optional<String> unsupported(ConversionSpec spec);

    /** The spec with a random id where the client must choose one and has not; else the spec itself. */
    default ConversionSpec withClientId(ConversionSpec spec) {
        return spec;
    }

    WireRequest create(AccountEndpoint target, ConversionSpec spec);

    WireRequest properties(AccountEndpoint target, ConversionId id);

    /** The request that lists conversions; empty in a version that has none. */
    default Optional<WireRequest> list(AccountEndpoint target) {
        return Optional.empty();
    }

    /** Reads the id of a conversion that was started. */
    ConversionId idIn(WireRequest request, WireResponse response);

    /**
     * Reads the properties of a conversion.
     *
     * @param id the conversion that was asked about; v1 does not repeat it
     */
    ConversionProperties propertiesIn(ConversionId id, WireRequest request, WireResponse response, Instant seenAt);

    /** Reads the conversions of one page of a list. */
    default List<ConversionProperties> conversionsIn(WireRequest request, WireResponse response, Instant seenAt) {
        return List.of();
    }

    /** The request of the next page, if there is one. */
    default Optional<WireRequest> nextPage(WireRequest request, WireResponse response) {
        return Optional.empty();
    }
}
