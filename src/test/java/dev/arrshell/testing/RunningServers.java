package dev.arrshell.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processes of this machine that are servers of one test: its own variable is in their environment. Needs /proc. */
public final class RunningServers {

    private static final String SESSION = "ARR_SESSION_ID=";

    private final String mark;

    /** Those with this variable. */
    public RunningServers(String name, String value) {
        mark = name + "=" + value;
    }

    /** How many servers each session has: processes with this in their command line, without their supervisors. */
    public Map<String, Long> ofSessions(String program) {
        return marked().filter(process -> isServer(process.info().commandLine().orElse(""), program))
                .map(RunningServers::environment)
                .flatMap(variables -> session(variables).stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static boolean isServer(String commandLine, String program) {
        return commandLine.contains(program) && !commandLine.contains("supervise.sh");
    }

    /** Ends what is left. */
    public void kill() {
        marked().forEach(ProcessHandle::destroyForcibly);
    }

    private Stream<ProcessHandle> marked() {
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process).contains(mark));
    }

    private static Optional<String> session(List<String> variables) {
        return variables.stream()
                .filter(variable -> variable.startsWith(SESSION))
                .map(variable -> variable.substring(SESSION.length()))
                .findFirst();
    }

    /** Empty for a process that has ended or is another user's. */
    private static List<String> environment(ProcessHandle process) {
        try {
            byte[] all = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/environ"));
            return List.of(new String(all, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
