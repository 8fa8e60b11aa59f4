#!/usr/bin/env arr
// ConvertMoreComplexAsset.java of the Azure SDK for Java: a model with its textures, in and to a folder.
//
//   arr scripts/others/java-complex-asset.groovy [CONTAINER]

def storage = args ? args[0] : 'https://mine.blob.core.windows.net/models'

def conversion = client.conversion()                         // new AssetConversionOptions()
        .input(storage, 'bicycle.gltf')                      // .setInputStorageContainerUrl, .setInputRelativeAssetPath
        .output(storage)                                     // .setOutputStorageContainerUrl
        .inputFolder('Bicycle')                              // .setInputBlobPrefix
        .outputFolder('ConvertedBicycle')                    // .setOutputBlobPrefix
        .start()
try {
    println "Conversion $conversion.id: ${conversion.awaitSucceeded(30.minutes).status}"
} catch (ConversionFailedException e) {                      // AssetConversionStatus.FAILED
    println "Conversion failed: ${conversion.lastSeen.get().message.orElse('')}"
}
