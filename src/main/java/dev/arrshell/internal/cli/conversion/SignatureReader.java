package dev.arrshell.internal.cli.conversion;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.SecretPrompter;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.model.AccountKey;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;

/** Reader of shared access signatures: from a file that an option names, the environment, or the user's secrets file. */
final class SignatureReader {

    private final CliContext context;
    private final SecretStore secrets;

    SignatureReader(CliContext context, ConfigSettings settings) {
        this.context = context;
        this.secrets = settings.secrets(SecretPrompter.NONE);
    }

    /** The signature; empty if there is none. No one is asked: a linked storage account needs none. */
    Optional<AccountKey> find(String option, File file, String variable) {
        return file == null ? secrets.find(variable) : Optional.of(read(option, file.toPath()));
    }

    private AccountKey read(String option, Path file) {
        AccountKey signature = secrets.inFile(option, file);
        SecretStore.warning(file).ifPresent(context::notice);
        return signature;
    }
}
