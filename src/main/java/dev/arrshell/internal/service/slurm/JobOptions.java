package dev.arrshell.internal.service.slurm;

import java.util.List;
import java.util.Map;

/** The options of {@code sbatch} that a configuration may add to those of the service. */
final class JobOptions {

    /** The options of sbatch that the service sets itself: the long name, and the short one or an empty text. */
    private static final Map<String, String> OWN = Map.ofEntries(
            Map.entry("--array", "-a"),
            Map.entry("--comment", ""),
            Map.entry("--error", "-e"),
            Map.entry("--export", ""),
            Map.entry("--export-file", ""),
            Map.entry("--input", "-i"),
            Map.entry("--job-name", "-J"),
            Map.entry("--open-mode", ""),
            Map.entry("--output", "-o"),
            Map.entry("--parsable", ""),
            Map.entry("--requeue", ""),
            Map.entry("--no-requeue", ""),
            Map.entry("--test-only", ""),
            Map.entry("--time", "-t"),
            Map.entry("--wait", "-W"),
            Map.entry("--wrap", ""));

    private JobOptions() {}

    /**
     * Checks options.
     *
     * @return a copy
     * @throws IllegalArgumentException if one is set by the service itself, or is none
     */
    static List<String> check(List<String> options) {
        for (String option : options) {
            String name = option.contains("=") ? option.substring(0, option.indexOf('=')) : option;
            if (OWN.entrySet().stream().anyMatch(own -> isOption(own, name, option))) {
                throw new IllegalArgumentException("the option '" + option + "' of sbatch is set by arr serve itself:"
                        + " leave it out (leases, max-lease and startup make the time limit)");
            }
        }
        if (!options.isEmpty() && !options.get(0).startsWith("-")) {
            throw new IllegalArgumentException(
                    "'" + options.get(0) + "' is no option of sbatch: write such as \"--partition=viz\"");
        }
        return List.copyOf(options);
    }

    private static boolean isOption(Map.Entry<String, String> own, String name, String option) {
        boolean isShort = !own.getValue().isEmpty() && !option.startsWith("--") && option.startsWith(own.getValue());
        return name.equals(own.getKey()) || isShort;
    }
}
