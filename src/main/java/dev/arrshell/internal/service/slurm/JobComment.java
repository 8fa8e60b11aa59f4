package dev.arrshell.internal.service.slurm;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The comment of a job, through which job and service send each other values. The job writes it until its server is ready, the
 * service afterwards.
 *
 * @param port the server's port; 0 as long as it is not known
 * @param inspectorPort the port of its inspector; 0 as long as it is not known
 * @param isReady whether the job has found its server ready
 * @param keepsLog whether the output stays on the node
 * @param end when the server ends, for a job that ends by itself; empty as long as the lease has not begun
 */
record JobComment(int port, int inspectorPort, boolean isReady, boolean keepsLog, Optional<Instant> end) {

    private static final String PREFIX = "arr:";
    private static final JobComment NONE = new JobComment(0, 0, false, false, Optional.empty());
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int HIGHEST = 65_535;

    /** Reads a comment; one that is not of a job of ours tells nothing. */
    static JobComment parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return NONE;
        }
        Map<String, String> values = new HashMap<>();
        for (String part : text.strip().substring(PREFIX.length()).split(",")) {
            String[] pair = part.split("=", 2);
            values.put(pair[0], pair.length > 1 ? pair[1] : "");
        }
        return new JobComment(
                port(values.getOrDefault("port", "")),
                port(values.getOrDefault("inspector", "")),
                values.containsKey("ready"),
                values.containsKey("log"),
                Optional.ofNullable(values.get("end"))
                        .filter(SECONDS.asMatchPredicate())
                        .map(end -> Instant.ofEpochSecond(Long.parseLong(end))));
    }

    private static int port(String text) {
        int port = PORT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        return port > HIGHEST ? 0 : port;
    }

    boolean hasPort() {
        return port > 0;
    }

    JobComment withEnd(Instant moment) {
        return new JobComment(port, inspectorPort, isReady, keepsLog, Optional.of(moment));
    }

    @Override
    public String toString() {
        return PREFIX + "port=" + port + ",inspector=" + inspectorPort + (keepsLog ? ",log=node" : "")
                + (isReady ? ",ready=1" : "")
                + end.map(moment -> ",end=" + moment.getEpochSecond()).orElse("");
    }
}
