package dev.arrshell.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The supervisors of servers below a directory, which a service leaves running when it ends. */
public final class Supervisors {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Supervisors() {}

    /**
     * Waits until none is left. A supervisor writes its last file after its server has ended, and a directory can only be
     * deleted after that.
     *
     * @throws AssertionError if one goes on; it is told to end its server
     */
    public static void awaitEnd(Path directory) {
        List<ProcessHandle> left = below(directory);
        long begin = System.nanoTime();
        while (!left.isEmpty() && System.nanoTime() - begin < PATIENCE.toNanos()) {
            left.forEach(process -> process.onExit()
                    .completeOnTimeout(process, 100, TimeUnit.MILLISECONDS)
                    .join());
            left = below(directory);
        }
        if (!left.isEmpty()) {
            left.forEach(ProcessHandle::destroy);
            CompletableFuture.allOf(left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .completeOnTimeout(null, PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
            throw new AssertionError("supervisors went on below " + directory + ": " + left);
        }
    }

    private static List<ProcessHandle> below(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("supervise.sh " + directory))
                .toList();
    }
}
