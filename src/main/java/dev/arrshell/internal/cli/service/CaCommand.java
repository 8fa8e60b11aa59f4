package dev.arrshell.internal.cli.service;

import dev.arrshell.internal.cli.console.CliContext;
import dev.arrshell.internal.cli.console.ExitCodes;
import dev.arrshell.internal.cli.help.CommonOptions;
import dev.arrshell.internal.service.binding.CertificateAuthority;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code arr ca}: says where the user's certificate authority is, which is made if there is none, and how it is trusted. */
@CommonOptions({"--output", "--quiet"})
@Command(
        name = "ca",
        description = {
            "Prints where the certificate of your own authority is, which signs for arr emulator --tls.",
            "Also prints how to make other programs trust it. It is made if there is none."
        })
public final class CaCommand implements Callable<Integer> {

    /** It protects nothing: a trust store holds no secret, but some programs want a password. */
    private static final String PASSWORD = "changeit";

    private final CliContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--trust-store",
            paramLabel = "FILE",
            description = "Write a trust store for Java (PKCS#12, password changeit) that trusts this authority alone.")
    private Path trustStore;

    public CaCommand(CliContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        try {
            CertificateAuthority authority = CertificateAuthority.in(context.authority());
            if (trustStore != null) {
                authority.writeTrustStore(trustStore, PASSWORD);
                context.notice("wrote " + trustStore + ", password " + PASSWORD);
            }
            String file = authority.certificateFile().toString();
            if (context.options().output().isPresent()) {
                context.show(Map.of("certificate", file));
            } else {
                context.console().out().print(text(file));
            }
            return ExitCodes.OK;
        } catch (IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private static String text(String file) {
        return """
                certificate  %1$s
                curl         curl --cacert %1$s …
                Java         arr ca --trust-store trust.p12, then
                             java -Djavax.net.ssl.trustStore=trust.p12 -Djavax.net.ssl.trustStorePassword=changeit …
                Node         NODE_EXTRA_CA_CERTS=%1$s
                Python       SSL_CERT_FILE=%1$s REQUESTS_CA_BUNDLE=%1$s
                .NET         SSL_CERT_FILE=%1$s on Linux, elsewhere the system's store
                Debian       cp %1$s /usr/local/share/ca-certificates/arr.crt && update-ca-certificates
                Fedora       cp %1$s /etc/pki/ca-trust/source/anchors/arr.pem && update-ca-trust
                macOS        security add-trusted-cert -r trustRoot -k ~/Library/Keychains/login.keychain-db %1$s
                Windows      certutil -user -addstore Root %1$s
                """.formatted(file);
    }
}
