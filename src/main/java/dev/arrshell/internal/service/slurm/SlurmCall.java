package dev.arrshell.internal.service.slurm;

import java.util.List;

/**
 * A command of Slurm and its arguments.
 *
 * @param program its name
 */
record SlurmCall(String program, List<String> arguments) {

    static SlurmCall of(String program, String... arguments) {
        return new SlurmCall(program, List.of(arguments));
    }
}
