package dev.arrshell.groovy;

import dev.arrshell.model.AccountKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a secret by name: in the environment, then in a file of lines {@code NAME=value} that only its owner can
 * read, then by asking the person at the terminal, if there is one. Immutable.
 */
public final class SecretLookup {

    /** The name of the account's key. */
    public static final String ACCOUNT_KEY = "ARR_ACCOUNT_KEY";

    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rwx------");

    private final Map<String, String> environment;
    private final Path file;
    private final Asker asker;

    /** Asks a person for a secret without showing what is typed. */
    @FunctionalInterface
    public interface Asker {

        /** Where there is no terminal. */
        Asker NOBODY = name -> Optional.empty();

        /**
         * Asks on the terminal of the process.
         *
         * @return asks nobody if the process has none
         */
        static Asker console() {
            return new ConsoleAsker();
        }

        /**
         * Asks.
         *
         * @param name what is asked for
         * @return what was typed; empty if there is nobody to ask or nothing was typed
         */
        Optional<AccountKey> ask(String name);
    }

    /**
     * Chooses where to look.
     *
     * @param environment names and values
     * @param file where secrets are kept, need not exist
     * @param asker asked last
     * @throws NullPointerException if an argument is null
     */
    public SecretLookup(Map<String, String> environment, Path file, Asker asker) {
        this.environment = Objects.requireNonNull(environment, "environment");
        this.file = Objects.requireNonNull(file, "file");
        this.asker = Objects.requireNonNull(asker, "asker");
    }

    /**
     * The file that belongs to the user: {@code ~/.arr/secrets}.
     *
     * @return its path, whether it exists or not
     */
    public static Path userFile() {
        return Path.of(System.getProperty("user.home"), ".arr", "secrets");
    }

    Map<String, String> environment() {
        return environment;
    }

    /**
     * Looks in environment and file, asks nobody.
     *
     * @param name the secret's name
     * @return the secret, which prints as {@code AccountKey(****)}
     * @throws IllegalStateException if the file can be read by others, or not at all. Nothing was sent
     */
    public Optional<AccountKey> find(String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(AccountKey::of)
                .or(() -> inFile(name));
    }

    /**
     * Looks everywhere, and asks at last.
     *
     * @param name the secret's name
     * @param otherwise where to look before a person is asked
     * @return the secret
     * @throws IllegalStateException if it is nowhere. Nothing was sent
     */
    AccountKey get(String name, Optional<AccountKey> otherwise) {
        return find(name)
                .or(() -> otherwise)
                .or(() -> asker.ask(name))
                .orElseThrow(
                        () -> new IllegalStateException(name + " is not set and there is no terminal to ask: set it"
                                + " in the environment, or write " + name + "=… into " + file + " (nothing was sent)"));
    }

    private Optional<AccountKey> inFile(String name) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            refuseIfOthersCanRead();
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name + "="))
                    .map(line -> AccountKey.of(line.substring(name.length() + 1).trim()))
                    .findFirst();
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file + ": " + e + " (nothing was sent)", e);
        }
    }

    private void refuseIfOthersCanRead() throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        EnumSet<PosixFilePermission> others = EnumSet.noneOf(PosixFilePermission.class);
        others.addAll(Files.getPosixFilePermissions(file));
        others.removeAll(OWNER);
        if (!others.isEmpty()) {
            throw new IllegalStateException(
                    "others can read " + file + ": chmod 600 " + file + " first (nothing was sent)");
        }
    }
}
