#!/usr/bin/env arr
// listConversions.ts of the Azure SDK for JavaScript: what has succeeded and where it is, what has failed and why.
//
//   arr --api-version 2021-01-01 scripts/others/javascript-list-conversions.groovy

client.conversions().each { conversion ->                    // for await (… of client.listConversions())
    switch (conversion.status) {
        case ConversionStatus.SUCCEEDED:
            println "Conversion $conversion.id succeeded: Output written to ${conversion.outputAsset.get()}"
            break
        case ConversionStatus.FAILED:
            println "Conversion $conversion.id failed: ${conversion.errorCode.orElse('')} ${conversion.message.orElse('')}"
    }
}
println '== All conversions listed =='
