package dev.arrshell.internal.service.slurm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The details of one job, which the list of all jobs does not have. */
final class JobDetails {

    private static final Pattern EXIT = Pattern.compile("\\bExitCode=([0-9]{1,3}:[0-9]{1,3})\\b");

    private JobDetails() {}

    /**
     * The exit code of a job that has failed, and its signal, such as {@code 3:0}; empty if it is not told.
     *
     * @throws SlurmFailure if nothing is known
     */
    static String exitCode(SlurmCommands commands, long job) throws SlurmFailure {
        Matcher exit = EXIT.matcher(commands.run("scontrol", List.of("--oneliner", "show", "job", Long.toString(job))));
        return exit.find() ? exit.group(1) : "";
    }
}
