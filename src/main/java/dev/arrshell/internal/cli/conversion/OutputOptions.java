package dev.arrshell.internal.cli.conversion;

import dev.arrshell.conversion.ConversionDraft;
import dev.arrshell.internal.config.ConfigSettings;
import dev.arrshell.internal.config.ConversionDefaults;
import dev.arrshell.internal.config.SecretStore;
import dev.arrshell.internal.config.value.ConfigKey;
import java.io.File;
import java.net.URI;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where the converted model goes. */
final class OutputOptions {

    @Option(
            names = "--output-container",
            paramLabel = "URL",
            description = "The blob container for the converted model; default: conversion_storage_account and"
                    + " conversion_output_container in the configuration.")
    private String container;

    @Option(
            names = "--output-folder",
            paramLabel = "PATH",
            description = "The folder of the converted model; default: conversion_output_folder, else the container's"
                    + " root.")
    private String folder;

    @Option(
            names = "--output-file",
            paramLabel = "NAME",
            description = "The name of the converted model, ending in .arrAsset; default: conversion_output_file, else"
                    + " the model's own name.")
    private String file;

    @Option(
            names = "--output-sas-file",
            paramLabel = "FILE",
            description = "A file with the shared access signature to write to the container with; default:"
                    + " ARR_OUTPUT_SAS in the environment. Not needed if the storage account is linked.")
    private File signature;

    ConversionDraft.Startable apply(
            ConversionDraft.NeedsOutput draft, ConfigSettings settings, SignatureReader signatures) {
        ConversionDefaults defaults = settings.conversion();
        ConversionDraft.Startable placed = draft.output(Optional.ofNullable(container)
                .or(() -> defaults.outputContainerUri().map(URI::toString))
                .orElseThrow(() -> MissingOption.of(
                        "--output-container",
                        settings,
                        ConfigKey.CONVERSION_STORAGE_ACCOUNT,
                        ConfigKey.CONVERSION_OUTPUT_CONTAINER)));
        ConversionDraft.Startable named = named(placed, defaults);
        return signatures
                .find("--output-sas-file", signature, SecretStore.OUTPUT_SAS)
                .map(secret -> secret.revealTo(named::outputAccess))
                .orElse(named);
    }

    private ConversionDraft.Startable named(ConversionDraft.Startable draft, ConversionDefaults defaults) {
        ConversionDraft.Startable placed = Optional.ofNullable(folder)
                .or(defaults::outputFolder)
                .map(draft::outputFolder)
                .orElse(draft);
        return Optional.ofNullable(file)
                .or(defaults::outputFile)
                .map(placed::outputFile)
                .orElse(placed);
    }
}
