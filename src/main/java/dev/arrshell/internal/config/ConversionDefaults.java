package dev.arrshell.internal.config;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * The configured defaults of a conversion. Each value is empty if it is not configured.
 *
 * @param storageAccount the name of the storage account, or the full address of its blobs
 * @param inputContainer the container with the files to convert
 * @param outputContainer the container for converted files
 * @param inputFolder the folder of the input container
 * @param inputAsset the file to convert, relative to the input folder
 * @param outputFolder the folder of the output container
 * @param outputFile the name of the result
 */
public record ConversionDefaults(
        Optional<String> storageAccount,
        Optional<String> inputContainer,
        Optional<String> outputContainer,
        Optional<String> inputFolder,
        Optional<String> inputAsset,
        Optional<String> outputFolder,
        Optional<String> outputFile) {

    public ConversionDefaults {
        Objects.requireNonNull(storageAccount, "storageAccount");
        Objects.requireNonNull(inputContainer, "inputContainer");
        Objects.requireNonNull(outputContainer, "outputContainer");
        Objects.requireNonNull(inputFolder, "inputFolder");
        Objects.requireNonNull(inputAsset, "inputAsset");
        Objects.requireNonNull(outputFolder, "outputFolder");
        Objects.requireNonNull(outputFile, "outputFile");
    }

    /** The address of the input container, if account and container are configured. */
    public Optional<URI> inputContainerUri() {
        return inputContainer.flatMap(this::container);
    }

    /** The address of the output container, if account and container are configured. */
    public Optional<URI> outputContainerUri() {
        return outputContainer.flatMap(this::container);
    }

    private Optional<URI> container(String name) {
        return storageAccount
                .map(account -> account.contains("://")
                        ? account.replaceFirst("/+$", "")
                        : "https://" + account + ".blob.core.windows.net")
                .map(blobs -> URI.create(blobs + "/" + name));
    }
}
