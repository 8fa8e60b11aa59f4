package dev.arrshell.cli;

import dev.arrshell.model.AccessToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code arr token}. */
@Command(
        name = "token",
        description = "Requests a token and shows how long it is valid.",
        footer = {"", "For another program: TOKEN=$(arr token --reveal)"})
final class TokenCommand extends ClientCommand {

    @Option(names = "--reveal", description = "Write the token itself to standard output, and nothing else.")
    private boolean reveal;

    TokenCommand(Program program) {
        super(program);
    }

    @Override
    Object act(Connection connection, Deadline deadline) {
        AccessToken token = connection.client().token();
        return reveal ? new Revealed(token) : token;
    }
}
