package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.service.launch.Placeholders;
import dev.arrshell.internal.service.launch.PortRange;
import dev.arrshell.internal.service.launch.ReadyRule;
import dev.arrshell.internal.service.launch.ServerVariables;
import dev.arrshell.internal.service.launch.SupervisorScript;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The script of a job: values of its own, then job.sh. Each word is quoted for the shell; only the placeholders of ports
 * become variables, since the job takes its ports itself. The environment stands here and not in the arguments of
 * {@code sbatch}, which all users of the cluster can read.
 *
 * @param lease how long the server may run by itself; empty if the time limit of the job ends it
 * @param logs the directory of its output, where the node has it too
 * @param token what the node finds there
 * @param slurm the directory of Slurm's commands on this machine
 */
record JobScript(
        SlurmSettings.JobTemplate template,
        ServerVariables variables,
        PortRange ports,
        Duration grace,
        Optional<Duration> lease,
        Path logs,
        String token,
        Path slurm) {

    private static final String END = "ARR_END_OF_SUPERVISOR";
    private static final Map<String, String> PORTS =
            Map.of(Placeholders.PORT, "'\"$ARR_PORT\"'", Placeholders.INSPECTOR_PORT, "'\"$ARR_INSPECTOR_PORT\"'");

    /** Its text. */
    String text() throws IOException {
        return """
                #!/bin/sh
                arr_grace=%d
                arr_first=%d
                arr_last=%d
                arr_lease=%s
                arr_logs=%s
                arr_token=%s
                arr_bin=%s
                arr_check=%s
                %s
                arr_server() { sh "$arr_dir/supervise.sh" "$arr_dir" "$arr_grace" %s; }
                arr_is_ready() { %s; }
                arr_unpack() {
                    cat <<'%s'
                %s
                %s
                }
                """.formatted(
                        seconds(grace),
                        ports.first(),
                        ports.last(),
                        lease.map(length -> Long.toString(seconds(length))).orElse(""),
                        quoted(logs.toString()),
                        quoted(token),
                        quoted(slurm.toString()),
                        template.server().ready() instanceof ReadyRule.Tcp ? "" : "1",
                        environment(),
                        command(template.server().command()),
                        check(template.server().ready()),
                        END,
                        SupervisorScript.text().stripTrailing(),
                        END)
                + resource();
    }

    private static long seconds(Duration length) {
        return length.plusNanos(999_999_999).toSeconds();
    }

    private String environment() {
        return variables.environment().entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private String command(List<String> words) {
        Map<String, String> values = new HashMap<>(PORTS);
        variables.values().forEach((name, value) -> values.put(name, escaped(value)));
        return String.join(
                " ", Placeholders.expand(words.stream().map(JobScript::quoted).toList(), values));
    }

    /** {@code grep -P} reads an expression much as Java does; where there is none, it is an extended one. */
    private String check(ReadyRule rule) {
        if (rule instanceof ReadyRule.Line line) {
            String arguments = quoted(line.pattern().pattern()) + " \"$arr_dir/log\" 2>/dev/null";
            return "grep -Pq -e " + arguments + " || { [ $? -gt 1 ] && grep -Eq -e " + arguments + "; }";
        }
        if (rule instanceof ReadyRule.Exec exec) {
            return "timeout 5 " + command(exec.command()) + " </dev/null >/dev/null 2>&1";
        }
        return "false";
    }

    static String quoted(String word) {
        return "'" + escaped(word) + "'";
    }

    private static String escaped(String text) {
        return text.replace("'", "'\\''");
    }

    private static String resource() throws IOException {
        try (InputStream text = JobScript.class.getResourceAsStream("job.sh")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
