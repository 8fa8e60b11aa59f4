package dev.arrshell.internal.config.doctor;

import dev.arrshell.internal.config.Destination;
import dev.arrshell.internal.text.HttpAddress;
import dev.arrshell.time.TimeSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The doctor's checks of a configured service: names, encryption, clock, token, list. Used once. */
final class ServiceCheck {

    /** Tokens are commonly accepted with clocks this far apart; beyond, each call may fail as unauthorised. */
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
            findings.add(DoctorFinding.warn("token, list", "Not tried: a server cannot be reached.", ""));
        }
        return findings;
    }

    private Stream<URI> servers() {
        return Stream.of(service.sts(), service.endpoint())
                .map(address -> URI.create(address.getScheme() + "://" + address.getRawAuthority()))
                .distinct();
    }

    private boolean reach(URI server) {
        return took("dns", () -> dns(server), unknownName(server))
                && took("tls", () -> tls(server), "Compare host, port and certificate; look for a proxy between.")
                && took("clock", () -> clock(server), "See whether the server runs and the port is right.");
    }

    private DoctorFinding dns(URI server) throws IOException {
        return DoctorFinding.ok(
                "dns", server.getHost() + " is " + String.join(", ", probes.resolve(server.getHost())) + ".");
    }

    private static String unknownName(URI server) {
        return server.getHost().endsWith(PUBLIC_DOMAIN)
                ? "The public service ended on 30 September 2025: use arr emulator, or a server that speaks its protocol."
                : "Look for a slip in the name, and whether this machine is online.";
    }

    private DoctorFinding tls(URI server) throws IOException {
        if (!"https".equalsIgnoreCase(server.getScheme())) {
            return HttpAddress.isLocal(server)
                    ? DoctorFinding.ok("tls", server + " is on this machine and needs none.")
                    : DoctorFinding.warn(
                            "tls", server + " is not encrypted: keys and tokens can be read.", "Use https.");
        }
        return DoctorFinding.ok("tls", server.getHost() + " speaks " + probes.tls(server) + ".");
    }

    private DoctorFinding clock(URI server) throws IOException {
        Optional<Instant> date = probes.date(server);
        return date.map(there -> skew(server, Duration.between(time.instant(), there)))
                .orElseGet(() -> DoctorFinding.warn("clock", server + " does not say the time.", ""));
    }

    private static DoctorFinding skew(URI server, Duration ahead) {
        String found = server + " is " + ahead.abs().toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead of")
                + " this machine's clock.";
        if (ahead.abs().compareTo(UNREMARKABLE) <= 0) {
            return DoctorFinding.ok("clock", found);
        }
        if (HttpAddress.isLocal(server)) {
            return DoctorFinding.warn(
                    "clock", found, "An emulator's clock may be moved on purpose; else set it right.");
        }
        return ahead.abs().compareTo(TOLERATED) <= 0
                ? DoctorFinding.warn("clock", found, "Set this machine's clock.")
                : DoctorFinding.fail(
                        "clock", found, "Set this machine's clock: tokens count as expired or not yet valid.");
    }

    private void calls() {
        boolean signedIn = took(
                "token",
                this::token,
                "Compare account id and key with the account's pages \"Overview\" and"
                        + " \"Access Keys\", and account_domain with its domain.");
        if (signedIn) {
            took("list", this::list, "Compare region or endpoint; the account needs the role Remote Rendering Client.");
        } else {
            findings.add(DoctorFinding.warn("list", "Not tried: there is no token.", ""));
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
                "list",
                service.endpoint() + " knows " + sessions + (sessions == 1 ? " session" : " sessions")
                        + " starting or ready.");
    }

    /** Adds what the probe finds, and says whether it got an answer, without which the next one makes no sense. */
    private boolean took(String check, Probe probe, String cure) {
        try {
            findings.add(probe.look());
            return true;
        } catch (IOException | RuntimeException failed) {
            findings.add(DoctorFinding.fail(check, words(failed), cure));
            return false;
        }
    }

    private static String words(Exception failed) {
        String message = failed.getMessage();
        return message == null || message.isBlank() ? failed.getClass().getSimpleName() : message;
    }
}
