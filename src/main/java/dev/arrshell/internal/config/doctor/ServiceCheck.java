package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.text.CertificateFailure;
import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The checks of a configured service: names, encryption, clock, token, list. Used once. */
final class ServiceCheck {

    /** Servers commonly accept tokens if the clocks differ by no more than this. */
    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private static final Duration UNREMARKABLE = Duration.ofMinutes(1);
    private static final String PUBLIC_DOMAIN = ".mixedreality.azure.com";

    private final Destination.Service service;
    private final DoctorProbes probes;
    private final TimeSource time;
    private final List<DoctorFinding> findings = new ArrayList<>();

    /** A probe that may fail. */
    @FunctionalInterface
    private interface Probe {
        DoctorFinding look() throws IOException;
    }

    ServiceCheck(Destination.Service service, DoctorProbes probes, TimeSource time) {
        this.service = service;
        this.probes = probes;
        this.time = time;
    }

    List<DoctorFinding> findings() {
        boolean reachable = servers().map(this::reach).reduce(true, Boolean::logicalAnd);
        if (reachable) {
            calls();
        } else {
            findings.add(DoctorFinding.warn("token, list", "Not checked: a server cannot be reached.", ""));
        }
        return findings;
    }

    private Stream<URI> servers() {
        return Stream.of(service.sts(), service.endpoint())
                .map(address -> URI.create(address.getScheme() + "://" + address.getRawAuthority()))
                .distinct();
    }

    private boolean reach(URI server) {
        Optional<String> proxy = probes.proxy(server);
        if (proxy.isPresent()) {
            // Its name, certificate and clock are the proxy's to reach; token and list show whether it does.
            findings.add(
                    DoctorFinding.ok("proxy", server.getHost() + " is reached through the proxy " + proxy.get() + "."));
            return true;
        }
        return run("dns", () -> dns(server), unknownName(server))
                && run("tls", () -> tls(server), ServiceCheck::tlsRemedy)
                && run("clock", () -> clock(server), "Check whether the server runs, and the port.");
    }

    private static String tlsRemedy(Exception failed) {
        return CertificateFailure.isUntrusted(failed)
                ? "Name the authority that signed it: --ca-file FILE, ARR_CA_FILE, or ca_file in config.toml. arr ca prints"
                        + " the file of arr emulator --tls."
                : "Check host, port and certificate, and whether there is a proxy in between.";
    }

    private DoctorFinding dns(URI server) throws IOException {
        return DoctorFinding.ok(
                "dns", server.getHost() + " is " + String.join(", ", probes.resolve(server.getHost())) + ".");
    }

    private static String unknownName(URI server) {
        return server.getHost().endsWith(PUBLIC_DOMAIN)
                ? "The public service ended on 30 September 2025: use arr emulator, or a server that speaks its protocol."
                : "Check the spelling of the name, and whether this machine is online.";
    }

    private DoctorFinding tls(URI server) throws IOException {
        if (!"https".equalsIgnoreCase(server.getScheme())) {
            return HttpAddress.isLocal(server)
                    ? DoctorFinding.ok("tls", server + " is on this machine and needs no encryption.")
                    : DoctorFinding.warn(
                            "tls", server + " is not encrypted: others can read keys and tokens.", "Use https.");
        }
        return DoctorFinding.ok("tls", server.getHost() + " speaks " + probes.tls(server) + ".");
    }

    private DoctorFinding clock(URI server) throws IOException {
        Optional<Instant> date = probes.date(server);
        return date.map(there -> skew(server, Duration.between(time.instant(), there)))
                .orElseGet(() -> DoctorFinding.warn("clock", server + " sends no Date header.", ""));
    }

    private static DoctorFinding skew(URI server, Duration ahead) {
        String found = server + " is " + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " this machine's clock.";
        if (ahead.abs().compareTo(UNREMARKABLE) <= 0) {
            return DoctorFinding.ok("clock", found);
        }
        if (HttpAddress.isLocal(server)) {
            return DoctorFinding.warn(
                    "clock", found, "If the clock of an emulator was not moved on purpose, set the clock.");
        }
        return ahead.abs().compareTo(TOLERATED) <= 0
                ? DoctorFinding.warn("clock", found, "Set this machine's clock.")
                : DoctorFinding.fail(
                        "clock",
                        found,
                        "Set this machine's clock: otherwise tokens are refused as expired or not yet valid.");
    }

    private void calls() {
        boolean signedIn = run(
                "token",
                this::token,
                "Compare account id and key with the account's pages \"Overview\" and"
                        + " \"Access Keys\", and account_domain with its domain.");
        if (signedIn) {
            run("list", this::list, "Check region or endpoint; the account needs the role Remote Rendering Client.");
        } else {
            findings.add(DoctorFinding.warn("list", "Not checked: there is no token.", ""));
        }
    }

    private DoctorFinding token() {
        Duration valid = probes.token(service);
        return DoctorFinding.ok(
                "token",
                service.sts() + " gave one, valid for " + valid.toHours() + "h" + valid.toMinutesPart() + "m.");
    }

    private DoctorFinding list() {
        int sessions = probes.sessions(service);
        return DoctorFinding.ok(
                "list", service.endpoint() + " lists " + sessions + (sessions == 1 ? " session." : " sessions."));
    }

    /** Adds the finding of a probe, and returns whether the next one makes sense. */
    private boolean run(String check, Probe probe, String remedy) {
        return run(check, probe, any -> remedy);
    }

    private boolean run(String check, Probe probe, Function<Exception, String> remedy) {
        try {
            findings.add(probe.look());
            return true;
        } catch (IOException | RuntimeException failed) {
            findings.add(DoctorFinding.fail(check, message(failed), remedy.apply(failed)));
            return false;
        }
    }

    private static String message(Exception failed) {
        if (CertificateFailure.isUntrusted(failed)) {
            return "The certificate is not trusted: " + CertificateFailure.REASON + ".";
        }
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
