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

/** The options that say where the model is. */
final class InputOptions {

    @Option(
            names = "--input-container",
            paramLabel = "URL",
            description = "The blob container of the model; default: conversion_storage_account and"
                    + " conversion_input_container in the configuration.")
    private String container;

    @Option(
            names = "--asset",
            paramLabel = "PATH",
            description = "The model below the input folder, such as robot.fbx; default: conversion_input_asset.")
    private String asset;

    @Option(
            names = "--input-folder",
            paramLabel = "PATH",
            description = "The folder of the model, which is read with all that is in it; default:"
                    + " conversion_input_folder, else the whole container.")
    private String folder;

    @Option(
            names = "--input-sas-file",
            paramLabel = "FILE",
            description = "A file with the shared access signature to read the container with; default: ARR_INPUT_SAS"
                    + " in the environment. Not needed if the storage account is linked.")
    private File signature;

    ConversionDraft.NeedsOutput apply(ConversionDraft.NeedsInput draft, ConfigSettings settings) {
        ConversionDefaults defaults = settings.conversion();
        return draft.input(
                Optional.ofNullable(container)
                        .or(() -> defaults.inputContainerUri().map(URI::toString))
                        .orElseThrow(() -> MissingOption.of(
                                "--input-container",
                                settings,
                                ConfigKey.CONVERSION_STORAGE_ACCOUNT,
                                ConfigKey.CONVERSION_INPUT_CONTAINER)),
                Optional.ofNullable(asset)
                        .or(defaults::inputAsset)
                        .orElseThrow(() -> MissingOption.of("--asset", settings, ConfigKey.CONVERSION_INPUT_ASSET)));
    }

    ConversionDraft.Startable applyOptional(
            ConversionDraft.Startable draft, ConversionDefaults defaults, SignatureReader signatures) {
        ConversionDraft.Startable placed = Optional.ofNullable(folder)
                .or(defaults::inputFolder)
                .map(draft::inputFolder)
                .orElse(draft);
        return signatures
                .find("--input-sas-file", signature, SecretStore.INPUT_SAS)
                .map(secret -> secret.revealTo(placed::inputAccess))
                .orElse(placed);
    }
}
