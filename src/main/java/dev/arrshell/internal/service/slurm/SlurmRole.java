package dev.arrshell.internal.service.slurm;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rights of the service on a cluster, on which the way of ending leases depends. */
enum SlurmRole {
    /** It may raise time limits, so the time limit of a job is its lease. */
    OPERATOR("acts as an operator of Slurm: the time limit of a job is its lease, and is raised with it"),

    /** It may not, so its jobs have a ceiling and end by themselves. */
    USER(
            "acts as a plain user of Slurm: a job has max-lease as its time limit, and ends by itself when its lease is over");

    private static final Pattern SLURM_USER = Pattern.compile("(?m)^SlurmUser\\s*=\\s*(\\S+?)\\([0-9]+\\)");
    private static final Pattern DATABASE =
            Pattern.compile("(?m)^AccountingStorageType\\s*=\\s*accounting_storage/slurmdbd");

    private final String sentence;

    SlurmRole(String sentence) {
        this.sentence = sentence;
    }

    /** A sentence that explains the role. */
    String sentence() {
        return sentence;
    }

    /**
     * Finds out: root and SlurmUser are operators, and others by their AdminLevel in the accounting.
     *
     * @param user the user that submits jobs
     * @throws SlurmFailure if Slurm's configuration cannot be read
     */
    static SlurmRole find(SlurmCommands commands, String user) throws SlurmFailure {
        String configuration = commands.run("scontrol", List.of("show", "config"));
        Matcher slurmUser = SLURM_USER.matcher(configuration);
        if (user.equals("root") || slurmUser.find() && slurmUser.group(1).equals(user)) {
            return OPERATOR;
        }
        return DATABASE.matcher(configuration).find() && isAdministrator(commands, user) ? OPERATOR : USER;
    }

    /** A user whose level cannot be read is a plain one, which works for an operator too. */
    private static boolean isAdministrator(SlurmCommands commands, String user) {
        try {
            String level = commands.run(
                            "sacctmgr", List.of("-n", "-P", "show", "user", "name=" + user, "format=AdminLevel"))
                    .strip();
            return level.equals("Operator") || level.equals("Administrator");
        } catch (SlurmFailure unreadable) {
            return false;
        }
    }
}
