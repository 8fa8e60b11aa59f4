package dev.arrshell.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code arr serve} on a {@link SlurmCluster} of its own. It runs as root, who is an operator of that cluster, or as
 * {@code nobody}, a plain user.
 */
public final class SlurmService implements AutoCloseable {

    /** A size whose servers are shells. */
    public static final String PREMIUM = "premium";

    private static final Pattern ID = Pattern.compile("\"sessionId\":\"([^\"]+)\"");

    /** Between two questions: Slurm needs the processor too. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SlurmCluster cluster;
    private final Duration patience;
    private EmulatorProcess operator;
    private RawClient client;

    private SlurmService(SlurmCluster cluster, Duration patience) {
        this.cluster = cluster;
        this.patience = patience;
    }

    /** Starts a cluster and the service as its operator; skips the test where that is not possible. */
    public static SlurmService start(int nodes, int processorsOfEach, Duration patience) throws IOException {
        SlurmCluster.assumeAvailable();
        SlurmService made = new SlurmService(SlurmCluster.start(nodes, processorsOfEach), patience);
        try {
            made.prepare(nodes);
            made.restart();
            return made;
        } catch (IOException | RuntimeException | Error failure) {
            made.cluster.close();
            throw failure;
        }
    }

    private void prepare(int nodes) throws IOException {
        cluster.program("as-root", nodes, "");
        cluster.program("as-user", nodes, "setpriv --reuid=65534 --regid=65534 --clear-groups");
        Files.setPosixFilePermissions(Files.createDirectory(ups()), PosixFilePermissions.fromString("rwxrwxrwx"));
        Path squeue = Files.writeString(
                Files.createDirectory(cluster.directory().resolve("counted")).resolve("squeue"),
                "#!/bin/sh\necho \"$*\" >>" + calls() + "\nexec " + cluster.run("sh", "-c", "command -v squeue")
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(squeue, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path calls() {
        return cluster.directory().resolve("calls");
    }

    private Path ups() {
        return cluster.directory().resolve("up");
    }

    /** The cluster. */
    public SlurmCluster cluster() {
        return cluster;
    }

    /** The service of the operator. */
    public EmulatorProcess operator() {
        return operator;
    }

    /** A client of the operator's service. */
    public RawClient client() {
        return client;
    }

    /** How often the services have asked for the queue. */
    public int looks() throws IOException {
        return Files.exists(calls()) ? Files.readAllLines(calls()).size() : 0;
    }

    /** When the server of a {@link #PREMIUM} session was up, in milliseconds since 1970. */
    public long upAt(String session) throws IOException {
        return Files.getLastModifiedTime(ups().resolve(session)).toMillis();
    }

    /** Starts the operator's service, again if it was killed. */
    public void restart() throws IOException {
        operator = serve("root");
        client = operator.client();
    }

    /** Starts a service for a user. */
    public EmulatorProcess serve(String user) throws IOException {
        return EmulatorProcess.serve(
                launcher(user), "--config", configuration(user).toString());
    }

    /** Runs {@code arr} as a user. */
    public Launcher launcher(String user) {
        Path home = home(user);
        return Launcher.at(cluster.directory().resolve(user.equals("root") ? "as-root" : "as-user"))
                .env("SLURM_CONF", cluster.configuration().toString())
                .env("PATH", cluster.directory().resolve("counted") + ":" + System.getenv("PATH"))
                .env("ARR_HOME", home.toString())
                .env("ARR_CACHE", home.resolve("cache").toString())
                .within(Duration.ofMinutes(15));
    }

    private Path home(String user) {
        return cluster.directory().resolve("home-" + user);
    }

    /** Writes the configuration of a user's service anew. */
    public Path configuration(String user) throws IOException {
        Path home = Files.createDirectories(home(user));
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user));
        Path file = Files.writeString(home.resolve("server.toml"), """
                [server]
                provider  = "slurm"
                interval  = "1s"
                grace     = "1s"
                ports     = "23000-25999"
                max-lease = "8h"
                [server.standard]
                command   = ["%s/bin/java", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", "%s/classes/test", "%s"]
                slurm     = ["--partition=viz", "--ntasks=1"]
                [server.premium]
                command   = ["sh", "-c", '''
                case $ARR_MODELS in *fail*) echo no display; exit 3;; esac
                touch %s/$ARR_SESSION_ID
                echo up
                exec sleep 900''']
                ready     = "line:^up$"
                """.formatted(
                        System.getProperty("java.home"), cluster.directory(), PortServer.class.getName(), ups()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        return file;
    }

    /** The jobs that wait or run: state, time limit and comment of each. */
    public List<String> live() {
        return cluster.run("squeue", "-h", "-t", "PENDING,RUNNING", "-o", "%T %l %k")
                .lines()
                .toList();
    }

    /** Waits for a condition. */
    public void awaitThat(String what, Callable<Boolean> isSo) {
        await(what).atMost(patience).pollInterval(PAUSE).until(isSo);
    }

    /** Waits until the properties of a session have these parts, and returns them. */
    public String awaitBody(RawClient asking, String session, String... parts) {
        return await(String.join(" and ", parts))
                .atMost(patience)
                .pollInterval(PAUSE)
                .until(
                        () -> asking.properties(session).body(),
                        body -> Stream.of(parts).allMatch(body::contains));
    }

    /** Waits until a session of the operator is ready, and returns its properties. */
    public String ready(String session) {
        return awaitBody(client, session, "\"sessionStatus\":\"Ready\"");
    }

    /** Stops all sessions of the operator and waits until no job runs. */
    public void stopAll() {
        ID.matcher(client.list().body()).results().forEach(found -> client.stop(found.group(1)));
        awaitThat("all jobs end", () -> live().isEmpty());
    }

    @Override
    public void close() {
        operator.close();
        cluster.close();
    }
}
