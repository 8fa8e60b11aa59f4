package dev.arrshell.conversion;

import dev.arrshell.internal.text.SecretRedactor;
import dev.arrshell.internal.text.ValueErrors;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of a request for a conversion. Immutable and thread-safe.
 *
 * @param input where the model is
 * @param output where the result goes
 * @param id the id the conversion is to have; only 2021-01-01 lets the client choose
 */
public record ConversionSpec(Input input, Output output, Optional<ConversionId> id) {

    private static final String ASSET = ".arrAsset";

    /**
     * Checks that nothing is null.
     *
     * @param input where the model is
     * @param output where the result goes
     * @param id the id the conversion is to have; only 2021-01-01 lets the client choose
     * @throws NullPointerException if an argument is null
     */
    public ConversionSpec {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(output, "output");
        Objects.requireNonNull(id, "id");
    }

    /**
     * Where the model is.
     *
     * @param container address of the blob container, such as {@code https://mine.blob.core.windows.net/models}
     * @param asset path of the model below the container or, if there is one, the folder
     * @param folder path below the container that is read with all that is in it; empty for the whole container
     * @param access signature to read and list with; empty if the storage account is linked to the rendering account
     */
    public record Input(URI container, String asset, String folder, Optional<StorageAccess> access) {

        /**
         * Checks the form.
         *
         * @param container address of the blob container
         * @param asset path of the model below the container or, if there is one, the folder
         * @param folder path below the container; empty for the whole container
         * @param access signature to read and list with; empty if the storage account is linked
         * @throws NullPointerException if an argument is null
         * @throws IllegalArgumentException if the container is no http address or has a query, or {@code asset} is empty
         */
        public Input {
            requireContainer(container);
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(access, "access");
            if (Objects.requireNonNull(asset, "asset").isBlank()) {
                throw ValueErrors.because("the path of the model is empty: input(container, 'robot.fbx')");
            }
        }
    }

    /**
     * Where the result goes.
     *
     * @param container address of the blob container
     * @param folder path below the container; empty for its root
     * @param file name of the converted model, ending in {@code .arrAsset}; empty to take the model's own name
     * @param access signature to write with; empty if the storage account is linked to the rendering account
     */
    public record Output(URI container, String folder, String file, Optional<StorageAccess> access) {

        /**
         * Checks the form.
         *
         * @param container address of the blob container
         * @param folder path below the container; empty for its root
         * @param file name of the converted model; empty to take the model's own name
         * @param access signature to write with; empty if the storage account is linked
         * @throws NullPointerException if an argument is null
         * @throws IllegalArgumentException if the container is no http address or has a query, or {@code file} has
         *     another ending
         */
        public Output {
            requireContainer(container);
            Objects.requireNonNull(folder, "folder");
            Objects.requireNonNull(access, "access");
            if (!Objects.requireNonNull(file, "file").isEmpty() && !file.endsWith(ASSET)) {
                throw ValueErrors.because(
                        "the name of the converted model must end in %s: outputFile('robot%s'), not '%s'",
                        ASSET, ASSET, file);
            }
        }
    }

    private static void requireContainer(URI container) {
        boolean isAddress =
                ("https".equals(Objects.requireNonNull(container, "container").getScheme())
                                || "http".equals(container.getScheme()))
                        && container.getHost() != null;
        if (!isAddress || container.getPath().length() < 2) {
            throw ValueErrors.because(
                    "a container is an address such as https://mine.blob.core.windows.net/models, not '%s'", container);
        }
        if (container.getRawQuery() != null) {
            throw ValueErrors.because(
                    "the container's address must have no query: write the shared access signature as inputAccess(…) "
                            + "or outputAccess(…)");
        }
    }

    /**
     * The same with another input.
     *
     * @param other where the model is
     * @return a new spec
     * @throws NullPointerException if {@code other} is null
     */
    public ConversionSpec withInput(Input other) {
        return new ConversionSpec(other, output, id);
    }

    /**
     * The same with another output.
     *
     * @param other where the result goes
     * @return a new spec
     * @throws NullPointerException if {@code other} is null
     */
    public ConversionSpec withOutput(Output other) {
        return new ConversionSpec(input, other, id);
    }

    /**
     * The same with an id.
     *
     * @param chosen the id
     * @return a new spec
     * @throws NullPointerException if {@code chosen} is null
     */
    public ConversionSpec withId(ConversionId chosen) {
        return new ConversionSpec(input, output, Optional.of(chosen));
    }

    @Override
    public String toString() {
        return "ConversionSpec(input " + place(input.container, input.folder, input.asset) + ", output "
                + place(output.container, output.folder, output.file)
                + id.map(chosen -> ", id " + chosen).orElse("") + ")";
    }

    private static String place(URI container, String folder, String file) {
        String below = folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/";
        return SecretRedactor.mask(container + "/" + below + file);
    }
}
