package dev.arrshell;

import dev.arrshell.conversion.Conversion;
import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.conversion.ConversionId;
import dev.arrshell.conversion.ConversionSpec;
import dev.arrshell.conversion.StorageAccess;
import dev.arrshell.internal.language.LanguageStep;
import dev.arrshell.internal.language.UsageErrors;
import dev.arrshell.internal.text.ValueErrors;
import dev.arrshell.internal.transport.Futures;
import dev.arrshell.model.Operation;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** The stages of a conversion draft. */
final class ConversionStages {

    private ConversionStages() {}

    private static URI container(String address) {
        try {
            return URI.create(Objects.requireNonNull(address, "container").trim());
        } catch (IllegalArgumentException noAddress) {
            throw ValueErrors.because(
                    "a container is an address such as https://mine.blob.core.windows.net/models, not '%s'", address);
        }
    }

    /** The first stage: the input is missing. */
    static final class WithoutInput extends LanguageStep implements ConversionDraft.NeedsInput {

        private final ClientRuntime runtime;

        WithoutInput(ClientRuntime runtime) {
            this.runtime = runtime;
        }

        @Override
        public ConversionDraft.NeedsOutput input(String container, String asset) {
            return input(container(container), asset);
        }

        @Override
        public ConversionDraft.NeedsOutput input(URI container, String asset) {
            return new WithoutOutput(runtime, new ConversionSpec.Input(container, asset, "", Optional.empty()));
        }

        @Override
        public String toString() {
            return "ConversionDraft  input -  output -  (start() sends it; input(…) and output(…) are still missing)";
        }
    }

    /** The second stage: the output is missing. */
    static final class WithoutOutput extends LanguageStep implements ConversionDraft.NeedsOutput {

        private final ClientRuntime runtime;
        private final ConversionSpec.Input input;

        WithoutOutput(ClientRuntime runtime, ConversionSpec.Input input) {
            this.runtime = runtime;
            this.input = input;
        }

        @Override
        public ConversionDraft.Startable output(String container) {
            return output(container(container));
        }

        @Override
        public ConversionDraft.Startable output(URI container) {
            ConversionSpec.Output output = new ConversionSpec.Output(container, "", "", Optional.empty());
            return new Complete(runtime, new ConversionSpec(input, output, Optional.empty()));
        }

        @Override
        public String toString() {
            return "ConversionDraft  input " + input.asset()
                    + "  output -  (start() sends it; output(…) is still missing)";
        }
    }

    /** The last stage: input and output are set, the conversion can be started. */
    static final class Complete extends LanguageStep implements ConversionDraft.Startable {

        private final ClientRuntime runtime;
        private final ConversionSpec spec;

        Complete(ClientRuntime runtime, ConversionSpec spec) {
            this.runtime = runtime;
            this.spec = spec;
        }

        private Complete with(ConversionSpec.Input input) {
            return new Complete(runtime, spec.withInput(input));
        }

        private Complete with(ConversionSpec.Output output) {
            return new Complete(runtime, spec.withOutput(output));
        }

        @Override
        public ConversionDraft.Startable inputFolder(String path) {
            ConversionSpec.Input input = spec.input();
            return with(new ConversionSpec.Input(input.container(), input.asset(), path, input.access()));
        }

        @Override
        public ConversionDraft.Startable outputFolder(String path) {
            ConversionSpec.Output output = spec.output();
            return with(new ConversionSpec.Output(output.container(), path, output.file(), output.access()));
        }

        @Override
        public ConversionDraft.Startable outputFile(String name) {
            ConversionSpec.Output output = spec.output();
            return with(new ConversionSpec.Output(output.container(), output.folder(), name, output.access()));
        }

        @Override
        public ConversionDraft.Startable inputAccess(String signature) {
            ConversionSpec.Input input = spec.input();
            Optional<StorageAccess> access = Optional.of(StorageAccess.parse(signature));
            return with(new ConversionSpec.Input(input.container(), input.asset(), input.folder(), access));
        }

        @Override
        public ConversionDraft.Startable outputAccess(String signature) {
            ConversionSpec.Output output = spec.output();
            Optional<StorageAccess> access = Optional.of(StorageAccess.parse(signature));
            return with(new ConversionSpec.Output(output.container(), output.folder(), output.file(), access));
        }

        @Override
        public ConversionDraft.Startable id(String id) {
            return new Complete(runtime, spec.withId(ConversionId.parse(id)));
        }

        @Override
        public ConversionSpec spec() {
            return spec;
        }

        @Override
        public Conversion start() {
            return Futures.get(this::create, Operation.CONVERSION_CREATE);
        }

        @Override
        public CompletableFuture<Conversion> startAsync() {
            return runtime.handOver(create());
        }

        private CompletableFuture<Conversion> create() {
            Optional<String> lacking = runtime.conversions().unsupported(spec);
            if (lacking.isPresent()) {
                return CompletableFuture.failedFuture(UsageErrors.state(lacking.get()));
            }
            return Futures.map(runtime.conversions("start").create(spec), id -> new ConversionHandle(runtime, id));
        }

        @Override
        protected Map<String, Supplier<Object>> nouns() {
            return Map.of("spec", this::spec);
        }

        @Override
        public String toString() {
            return "ConversionDraft"
                    + spec.toString()
                            .substring(ConversionSpec.class.getSimpleName().length()) + "  (start() sends it)";
        }
    }
}
