package dev.arrshell.internal.service.binding;

import dev.arrshell.model.Region;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names and addresses for which a certificate is valid: those of this machine for itself, and those of the service, to
 * which a hosts file can lead clients that cannot be changed (protocol notes, section 15).
 *
 * @param all each as {@code keytool} writes it, {@code dns:NAME} or {@code ip:ADDRESS}, without repetition
 */
record ServerNames(Set<String> all) {

    private static final String SERVICE = "mixedreality.azure.com";
    private static final int DNS = 2;
    private static final int IP = 7;

    /** The names of a server that listens on an address. */
    static ServerNames of(InetAddress address) {
        Set<String> names = new LinkedHashSet<>(List.of("dns:localhost", "ip:127.0.0.1", "ip:0:0:0:0:0:0:0:1"));
        names.add("dns:" + SERVICE);
        names.add("dns:sts." + SERVICE);
        for (String region : Region.NAMES) {
            names.add("dns:" + region + "." + SERVICE);
            names.add("dns:*." + region + "." + SERVICE);
        }
        names.addAll(own(address));
        return new ServerNames(names);
    }

    /** The names by which others call a server that they can reach. */
    private static List<String> own(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        if (!address.isAnyLocalAddress()) {
            names.add("ip:" + address.getHostAddress().replaceFirst("%.*", ""));
        }
        String looked = address.toString();
        if (looked.indexOf('/') > 0) {
            names.add("dns:" + looked.substring(0, looked.indexOf('/')).toLowerCase(Locale.ROOT));
        }
        try {
            names.add("dns:" + InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException nameless) {
            // The machine has no name, so the certificate needs none.
        }
        return names;
    }

    /** The names in a certificate. */
    static ServerNames in(X509Certificate certificate) {
        try {
            Collection<List<?>> names = Objects.requireNonNullElse(certificate.getSubjectAlternativeNames(), List.of());
            return new ServerNames(names.stream()
                    .filter(name -> name.get(0).equals(DNS) || name.get(0).equals(IP))
                    .map(name -> (name.get(0).equals(DNS) ? "dns:" : "ip:") + name.get(1))
                    .collect(Collectors.toCollection(LinkedHashSet::new)));
        } catch (CertificateParsingException e) {
            return new ServerNames(Set.of());
        }
    }

    boolean containsAll(ServerNames others) {
        return all.containsAll(others.all);
    }

    ServerNames and(ServerNames others) {
        Set<String> both = new LinkedHashSet<>(all);
        both.addAll(others.all);
        return new ServerNames(both);
    }

    /** The extension of a certificate for these names. */
    String extension() {
        return "SAN=" + String.join(",", all);
    }
}
