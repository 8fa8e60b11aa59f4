package dev.arrshell.internal.repl.help;

import dev.arrshell.internal.repl.completion.MemberDescriptions;
import dev.arrshell.internal.text.NearestWord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue of the Javadoc, read from a resource that the build writes. The key of an entry is {@code Session} or
 * {@code Session#stop}. Thread-safe.
 */
public final class HelpCatalogue implements MemberDescriptions {

    private static final String RESOURCE = "/dev/arrshell/help.properties";
    private static final String MEMBERS = ".members";
    private static final int SUGGESTED = 3;

    /** {@code hours(4)} of Java, which is {@code 4.hours} at the prompt. */
    private static final Pattern LENGTH = Pattern.compile("\\b(seconds|minutes|hours|days)\\((\\d+)\\)");

    /** The types that users meet first, and in which a member's name is looked for first. */
    private static final List<String> FAMILIAR = List.of(
            "ArrScript",
            "Session",
            "ReadySession",
            "ArrClient",
            "SessionDraft.NeedsSize",
            "SessionDraft.NeedsLease",
            "SessionDraft.Startable",
            "Conversion",
            "ConversionDraft.NeedsInput",
            "ConversionDraft.NeedsOutput",
            "ConversionDraft.Startable",
            "Account",
            "Arr",
            "Durations",
            "ArrEmulator");

    private Properties entries;
    private Set<String> types;

    /** Reads the resource when it is first needed: typing code does not wait for it. */
    private synchronized Properties entries() {
        if (entries == null) {
            entries = load();
        }
        return entries;
    }

    private static Properties load() {
        Properties entries = new Properties();
        try (InputStream in = HelpCatalogue.class.getResourceAsStream(RESOURCE)) {
            entries.load(new InputStreamReader(
                    Objects.requireNonNull(in, RESOURCE + " is missing in the jar"), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the help cannot be read: " + e.getMessage(), e);
        }
        return entries;
    }

    /** The names of all types, the familiar ones first. */
    private synchronized Set<String> types() {
        if (types == null) {
            Stream<String> all = entries().stringPropertyNames().stream()
                    .filter(key -> key.endsWith(MEMBERS))
                    .map(key -> key.substring(0, key.length() - MEMBERS.length()));
            types = Stream.concat(FAMILIAR.stream(), all.sorted()).collect(Collectors.toCollection(LinkedHashSet::new));
        }
        return types;
    }

    /** The keys of all entries. */
    Set<String> keys() {
        return entries().stringPropertyNames().stream()
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .filter(key -> entry(key).isPresent())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public Optional<HelpEntry> entry(String key) {
        return entries().containsKey(key + ".sentence") || entries().containsKey(key + MEMBERS)
                ? Optional.of(new HelpEntry(
                        key,
                        part(key, "sentence"),
                        part(key, "text"),
                        part(key, "signature"),
                        part(key, "rest"),
                        LENGTH.matcher(part(key, "example")).replaceAll("$2.$1"),
                        part(key, "fails"),
                        memberNames(key)))
                : Optional.empty();
    }

    private String part(String key, String part) {
        return entries().getProperty(key + "." + part, "");
    }

    private List<String> memberNames(String key) {
        String names = part(key, "members");
        return names.isEmpty() ? List.of() : List.of(names.split(","));
    }

    /** Finds a type by its simple name. */
    public Optional<HelpEntry> type(String name) {
        return types().contains(name) ? entry(name) : Optional.empty();
    }

    /** Finds a familiar type by its name in any case; {@code client} finds {@code ArrClient}. */
    public Optional<HelpEntry> familiarType(String name) {
        return Stream.of(name, "Arr" + name)
                .flatMap(each -> FAMILIAR.stream().filter(each::equalsIgnoreCase))
                .findFirst()
                .flatMap(this::entry);
    }

    /** Finds any type by its name in any case. */
    public Optional<HelpEntry> anyType(String name) {
        return types().stream().filter(name::equalsIgnoreCase).findFirst().flatMap(this::entry);
    }

    /** Finds a member of a type or of its supertypes. */
    public Optional<HelpEntry> member(Class<?> type, String name) {
        return lineage(type).flatMap(each -> entry(each + "#" + name).stream()).findFirst();
    }

    /** Finds all members of a name, or the one of {@code session.stop}; those of familiar types first. */
    public List<HelpEntry> members(String name) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            String member = name.substring(dot + 1);
            return familiarType(name.substring(0, dot))
                    .or(() -> anyType(name.substring(0, dot)))
                    .flatMap(type -> entry(type.key() + "#" + member))
                    .stream()
                    .toList();
        }
        return types().stream()
                .flatMap(type -> Stream.of(name, getter(name)).flatMap(each -> entry(type + "#" + each).stream()))
                .toList();
    }

    private static String getter(String noun) {
        return noun.isEmpty() ? "" : "get" + noun.substring(0, 1).toUpperCase(Locale.ROOT) + noun.substring(1);
    }

    /** Finds the entries that contain all of the words, the shortest first. */
    public List<HelpEntry> search(Collection<String> words) {
        return keys().stream()
                .flatMap(key -> entry(key).stream())
                .filter(entry -> words.stream().allMatch(entry::contains))
                .sorted(Comparator.comparingInt(entry -> entry.description().length()))
                .toList();
    }

    /**
     * Suggests three topics for one that does not exist: the nearest in spelling, then those that contain its
     * beginning, then topics that everybody needs.
     *
     * @param more topics besides those of this catalogue
     */
    public List<String> nearest(String typed, Collection<String> more) {
        List<String> topics = new ArrayList<>(more);
        keys().forEach(key -> topics.add(key.substring(key.lastIndexOf('#') + 1)));
        Set<String> near = new LinkedHashSet<>();
        Optional<String> next = NearestWord.to(typed, topics);
        while (near.size() < SUGGESTED && next.isPresent()) {
            near.add(next.get());
            topics.removeAll(near);
            next = NearestWord.to(typed, topics);
        }
        String begin = typed.substring(0, Math.min(3, typed.length())).toLowerCase(Locale.ROOT);
        Stream<String> alike = topics.stream()
                .filter(topic -> topic.toLowerCase(Locale.ROOT).contains(begin))
                .sorted();
        return Stream.of(near.stream(), alike, Stream.of("session", "client", "lease"))
                .flatMap(each -> each)
                .distinct()
                .limit(SUGGESTED)
                .toList();
    }

    @Override
    public String of(Class<?> type, String member) {
        return member(type, member).map(HelpEntry::summary).orElse("");
    }

    @Override
    public List<String> order(Class<?> type) {
        return lineage(type)
                .flatMap(name -> memberNames(name).stream())
                .distinct()
                .toList();
    }

    /** The names of a type and of its supertypes. */
    private static Stream<String> lineage(Class<?> type) {
        Stream<Class<?>> above = Stream.concat(
                Stream.ofNullable(type.getSuperclass()).filter(each -> each != Object.class),
                Arrays.stream(type.getInterfaces()));
        return Stream.concat(Stream.of(name(type)), above.flatMap(HelpCatalogue::lineage));
    }

    /** The key of a type: {@code SessionDraft.NeedsSize}. */
    public static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass()) + "." + type.getSimpleName();
    }
}
