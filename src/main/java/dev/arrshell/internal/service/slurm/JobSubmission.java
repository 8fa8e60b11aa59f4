package dev.arrshell.internal.service.slurm;

import dev.arrshell.internal.service.launch.ServerVariables;
import dev.arrshell.internal.service.slurm.SlurmSettings.JobTemplate;
import dev.arrshell.server.ServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The submission of one job. */
record JobSubmission(SlurmContext context, ServerRequest request, JobTemplate template, SlurmRole role) {

    private static final Pattern JOB = Pattern.compile("(?m)^([0-9]{1,18})(;.*)?$");

    /** Writes the script, and that it may be submitted from now on. */
    void prepare(JobFiles files) throws IOException {
        SlurmSettings settings = context.settings();
        String token = UUID.randomUUID().toString();
        Path slurm = context.commands()
                .find("scontrol")
                .map(Path::getParent)
                .orElseThrow(() -> new IOException("scontrol is not on the PATH any more"));
        JobScript script = new JobScript(
                template,
                new ServerVariables(request, 0, 0, settings.passedVariables()),
                settings.ports(),
                settings.grace(),
                role == SlurmRole.OPERATOR ? Optional.empty() : Optional.of(ownTime(request.lease())),
                files.path(),
                token,
                slurm);
        files.prepare(script.text(), token);
    }

    private Duration ownTime(Duration lease) {
        return template.server().startup().plus(lease);
    }

    /**
     * Submits it.
     *
     * @return Slurm's number of the job
     * @throws SlurmFailure if it was refused, or if it is not known whether it was taken
     */
    long run(JobFiles files) throws SlurmFailure {
        String answer =
                context.commands().run("sbatch", arguments(), files.script().toFile());
        Matcher id = JOB.matcher(answer);
        if (!id.find()) {
            throw new SlurmFailure("sbatch printed no number of a job", false);
        }
        return Long.parseLong(id.group(1));
    }

    private List<String> arguments() {
        List<String> arguments = new ArrayList<>(template.options());
        Duration limit = ownTime(
                role == SlurmRole.OPERATOR
                        ? request.lease()
                        : context.settings().ceiling());
        arguments.addAll(List.of(
                "--parsable",
                "--job-name=" + context.names().of(request.server()),
                "--time=" + TimeLimits.minutes(limit),
                "--export=NIL",
                "--no-requeue",
                "--output=/dev/null"));
        return arguments;
    }
}
