package dev.arrshell.internal.service.conversion;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The settings of a conversion as the service answers them. Shared access signatures are no part of them: they are neither
 * stored nor compared nor answered.
 *
 * @param input where the asset is
 * @param inputPath the asset's path, relative to the input location
 * @param output where the result goes
 * @param outputFile the name of the result
 */
public record ConversionParameters(StorageLocation input, String inputPath, StorageLocation output, String outputFile) {

    /** The file extension of results. */
    public static final String EXTENSION = ".arrAsset";

    /** Settings of a request that does not name the result: it is called like the asset, with the extension of results. */
    public static ConversionParameters unnamed(StorageLocation input, String inputPath, StorageLocation output) {
        String file = inputPath.substring(inputPath.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String name = dot > 0 ? file.substring(0, dot) : file;
        return new ConversionParameters(input, inputPath, output, name + EXTENSION);
    }

    /** The address of the asset. */
    public String inputAddress() {
        return input.address(inputPath);
    }

    /** The address of the result, in which characters that no address has are escaped. */
    public String outputAddress() {
        try {
            String path = new URI(null, null, "/" + output.prefix() + outputFile, null).toASCIIString();
            return output.container() + path;
        } catch (URISyntaxException everyPathCanBeEscaped) {
            throw new IllegalStateException(everyPathCanBeEscaped);
        }
    }
}
