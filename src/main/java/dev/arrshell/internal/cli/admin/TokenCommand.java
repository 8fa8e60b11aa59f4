package dev.arrshell.internal.cli.admin;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ClientCommand;
import dev.arrshell.internal.cli.console.ClientConnection;
import dev.arrshell.internal.cli.console.RunDeadline;
import dev.arrshell.internal.cli.console.TokenResult;
import dev.arrshell.model.AccessToken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code arr token}. */
@Command(
        name = "token",
        description = "Requests a token and shows how long it is valid.",
        footer = {"", "For another program: TOKEN=$(arr token --reveal)"})
public final class TokenCommand extends ClientCommand {

    @Option(names = "--reveal", description = "Print the token itself on standard output, and nothing else.")
    private boolean reveal;

    public TokenCommand(CliContext context) {
        super(context);
    }

    @Override
    protected Object execute(ClientConnection connection, RunDeadline deadline) {
        AccessToken token = connection.client().token();
        return reveal ? new TokenResult(token) : token;
    }
}
