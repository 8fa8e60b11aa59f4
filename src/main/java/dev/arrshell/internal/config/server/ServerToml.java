package dev.arrshell.internal.config.server;

import dev.arrshell.internal.config.server.ServerConfiguration.Batch;
import dev.arrshell.internal.config.server.ServerConfiguration.Cluster;
import dev.arrshell.internal.config.server.ServerConfiguration.Provider;
import dev.arrshell.internal.config.server.ServerConfiguration.Simulation;
import dev.arrshell.internal.config.server.ServerConfiguration.Size;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.text.DurationParser;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.model.SessionSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Reader of {@code server.toml}: a table {@code [server]} and in it one for each size. Each problem names file, line and
 * column, and all are reported at once.
 */
public final class ServerToml {

    private static final String SERVER = "server";
    private static final List<String> SIZES = List.of("standard", "premium");
    private static final Map<Provider, Keys> KEYS = keys();
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration LONGEST_LEASE = Duration.ofHours(24);
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** The keys of a provider: those of [server] and those of a size. */
    private record Keys(List<String> top, List<String> ofSize) {}

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    private ServerToml(Path file) {
        this.file = file;
    }

    private static Map<Provider, Keys> keys() {
        Map<Provider, Keys> keys = new EnumMap<>(Provider.class);
        keys.put(
                Provider.PROCESS,
                new Keys(
                        List.of("provider", "hostname", "ports", "pass", "grace", "standard", "premium"),
                        List.of("command", "ready", "startup", "capacity")));
        keys.put(
                Provider.SIMULATED,
                new Keys(List.of("provider", "hostname", "standard", "premium"), List.of("boot", "fails", "capacity")));
        keys.put(
                Provider.SLURM,
                new Keys(
                        List.of(
                                "provider",
                                "hostname",
                                "ports",
                                "pass",
                                "grace",
                                "interval",
                                "max-lease",
                                "standard",
                                "premium"),
                        List.of("command", "ready", "startup", "capacity", "slurm")));
        return keys;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException if it cannot be read or is wrong; it has all problems
     */
    public static ServerConfiguration read(Path file) {
        return new ServerToml(file).read();
    }

    private ServerConfiguration read() {
        TomlParseResult root = Toml.parse(text());
        root.errors().forEach(error -> problems.add(at(error.position()) + error.getMessage()));
        throwProblems();
        root.keySet().stream()
                .filter(name -> !name.equals(SERVER))
                .forEach(name -> problem(root, name, "unknown table '" + name + "': all stands below [server]"));
        Optional<TomlTable> server = table(root, SERVER);
        if (server.isEmpty()) {
            problems.add(file + ": the table [server] is missing");
        }
        ServerConfiguration read = server.map(this::configuration).orElse(null);
        throwProblems();
        return read;
    }

    private String text() {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new ConfigurationException(
                    List.of(file + ": there is no such file. It tells what servers are, such as\n"
                            + "  [server.standard]\n  command = [\"pvserver\", \"--server-port={port}\"]"));
        } catch (IOException e) {
            throw new ConfigurationException(List.of(file + ": cannot be read: " + e.getMessage()));
        }
    }

    private void throwProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(List.copyOf(problems));
        }
    }

    private ServerConfiguration configuration(TomlTable server) {
        Provider provider = provider(server);
        refuseUnknown(server, provider, Keys::top);
        Map<SessionSize, Size> sizes = new EnumMap<>(SessionSize.class);
        SIZES.forEach(name -> table(server, name)
                .flatMap(table -> size(server, provider, name, table))
                .ifPresent(size -> sizes.put(SessionSize.fromWire(name), size)));
        if (SIZES.stream().noneMatch(server::contains)) {
            problems.add(file + ": no size has "
                    + (provider == Provider.SIMULATED ? "a table" : "a command")
                    + ": [server.standard] or [server.premium] is needed");
        }
        int[] ports = ports(server);
        return new ServerConfiguration(
                provider,
                hostname(server),
                ports[0],
                ports[1],
                pass(server),
                duration(server, "grace").orElse(ServerConfiguration.GRACE),
                cluster(server),
                sizes);
    }

    private Provider provider(TomlTable server) {
        Optional<String> name = text(server, "provider");
        Optional<Provider> known = name.flatMap(text -> KEYS.keySet().stream()
                .filter(provider -> word(provider).equals(text))
                .findFirst());
        if (name.isPresent() && known.isEmpty()) {
            List<String> words = KEYS.keySet().stream().map(ServerToml::word).toList();
            problem(
                    server,
                    "provider",
                    "unknown provider '" + name.get() + "'" + NearestWord.choice(name.get(), words, "Known"));
        }
        return known.orElse(Provider.PROCESS);
    }

    private Cluster cluster(TomlTable server) {
        Duration interval = duration(server, "interval").orElse(Cluster.INTERVAL);
        if (interval.compareTo(LEAST_INTERVAL) < 0) {
            problem(
                    server,
                    "interval",
                    "interval is 1s or more, since each look at the queue costs the controller work");
        }
        Optional<Duration> longest = duration(server, "max-lease");
        if (longest.filter(length -> length.compareTo(LONGEST_LEASE) > 0).isPresent()) {
            problem(server, "max-lease", "max-lease is 24h or less, the longest lease that clients can have");
        }
        return new Cluster(interval, longest);
    }

    private static String word(Provider provider) {
        return provider.name().toLowerCase(Locale.ROOT);
    }

    private Optional<Size> size(TomlTable server, Provider provider, String name, TomlTable table) {
        refuseUnknown(table, provider, Keys::ofSize);
        return provider == Provider.SIMULATED ? Optional.of(simulated(table)) : command(server, name, table);
    }

    private Size simulated(TomlTable table) {
        Optional<Duration> boot = duration(table, "boot", true);
        return new Size(
                List.of(),
                "",
                boot.orElse(ServerConfiguration.STARTUP),
                capacity(table),
                file + ": ",
                file + ": ",
                Batch.NONE,
                new Simulation(boot, filled(table, "fails", "say why a server does not start")));
    }

    private Optional<Size> command(TomlTable server, String name, TomlTable table) {
        Optional<List<String>> command = strings(table, "command");
        if (!table.contains("command")) {
            problem(server, name, "[server." + name + "] has no command");
        } else if (command.filter(List::isEmpty).isPresent()) {
            problem(table, "command", "command is empty: it is the program and its arguments");
        }
        return command.map(argv -> new Size(
                argv,
                text(table, "ready").orElse("tcp"),
                duration(table, "startup").orElse(ServerConfiguration.STARTUP),
                capacity(table),
                place(table, "command"),
                place(table, "ready"),
                new Batch(strings(table, "slurm").orElse(List.of()), place(table, "slurm")),
                Simulation.DEFAULT));
    }

    private OptionalInt capacity(TomlTable table) {
        Object value = table.get("capacity");
        if (value == null) {
            return OptionalInt.empty();
        }
        if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
            return OptionalInt.of(number.intValue());
        }
        problem(table, "capacity", "capacity is 0 or more servers, as a number without quotes");
        return OptionalInt.empty();
    }

    private Optional<String> hostname(TomlTable server) {
        return filled(server, "hostname", "write the name that clients reach this machine by");
    }

    private Optional<String> filled(TomlTable table, String name, String advice) {
        Optional<String> text = text(table, name);
        if (text.filter(String::isBlank).isPresent()) {
            problem(table, name, name + " is empty: " + advice);
        }
        return text;
    }

    private int[] ports(TomlTable server) {
        String text =
                text(server, "ports").orElse(ServerConfiguration.LOWEST_PORT + "-" + ServerConfiguration.HIGHEST_PORT);
        Matcher range = PORTS.matcher(text);
        if (range.matches()) {
            int lowest = Integer.parseInt(range.group(1));
            int highest = Integer.parseInt(range.group(2));
            if (lowest > 0 && lowest <= highest && highest <= ServerConfiguration.HIGHEST_PORT) {
                return new int[] {lowest, highest};
            }
        }
        problem(server, "ports", "ports is a range such as \"49152-65535\", not '" + text + "'");
        return new int[] {0, 0};
    }

    private List<String> pass(TomlTable server) {
        List<String> names = strings(server, "pass").orElse(ServerConfiguration.PASS);
        names.stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .forEach(name -> problem(server, "pass", "'" + name + "' is no name of a variable"));
        return names;
    }

    private Optional<Duration> duration(TomlTable table, String name) {
        return duration(table, name, false);
    }

    private Optional<Duration> duration(TomlTable table, String name, boolean mayBeZero) {
        return text(table, name).flatMap(text -> {
            try {
                Duration length = DurationParser.parse(text);
                if (length.isNegative() || length.isZero() && !mayBeZero) {
                    problem(table, name, name + " must be more than nothing");
                }
                return Optional.of(length);
            } catch (IllegalArgumentException noDuration) {
                problem(table, name, name + " is a length of time such as \"30s\" or \"5m\", not '" + text + "'");
                return Optional.empty();
            }
        });
    }

    private Optional<String> text(TomlTable table, String name) {
        Object value = table.get(name);
        if (value != null && !(value instanceof String)) {
            problem(table, name, name + " must be a string in quotes");
        }
        return Optional.ofNullable(value).filter(String.class::isInstance).map(String.class::cast);
    }

    private Optional<List<String>> strings(TomlTable table, String name) {
        Object value = table.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof TomlArray array && array.toList().stream().allMatch(String.class::isInstance)) {
            return Optional.of(array.toList().stream().map(String.class::cast).toList());
        }
        problem(table, name, name + " must be a list of strings, such as [\"…\", \"…\"], and no line for a shell");
        return Optional.empty();
    }

    private Optional<TomlTable> table(TomlTable parent, String name) {
        Object value = parent.get(name);
        if (value != null && !(value instanceof TomlTable)) {
            problem(parent, name, name + " must be a table");
        }
        return Optional.ofNullable(value).filter(TomlTable.class::isInstance).map(TomlTable.class::cast);
    }

    private void refuseUnknown(TomlTable table, Provider provider, Function<Keys, List<String>> which) {
        List<String> known = which.apply(KEYS.get(provider));
        table.keySet().stream().filter(name -> !known.contains(name)).forEach(name -> {
            boolean isOfOther =
                    KEYS.values().stream().anyMatch(keys -> which.apply(keys).contains(name));
            problem(
                    table,
                    name,
                    isOfOther
                            ? name + " means nothing with the provider " + word(provider) + ". Known: "
                                    + String.join(", ", known)
                            : "unknown key '" + name + "'" + NearestWord.choice(name, known, "Known"));
        });
    }

    /** Where a key stands, or the file if it has the default. */
    private String place(TomlTable table, String name) {
        return table.contains(name) ? at(table.inputPositionOf(List.of(name))) : file + ": ";
    }

    private void problem(TomlTable table, String name, String why) {
        problems.add(at(table.inputPositionOf(List.of(name))) + why);
    }

    private String at(TomlPosition position) {
        return file + ":" + position.line() + ":" + position.column() + ": ";
    }
}
