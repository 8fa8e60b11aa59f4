#!/usr/bin/env arr
// A conversion with an id of one's own, as remote_rendering_client_sample.py of the Azure SDK for Python shows it.
//
//   arr --api-version 2021-01-01 scripts/others/python-conversion.groovy [CONTAINER ASSET]

def container = args ? args[0] : 'https://mine.blob.core.windows.net/models'
def asset     = args ? args[1] : 'robot.fbx'
def id        = UUID.randomUUID().toString()                 // conversion_id = str(uuid.uuid4())

def conversion = client.conversion()                         // client.begin_asset_conversion(…)
        .input(container, asset)
        .output(container)
        .outputFolder("output/$id")
        .id(id)
        .start()
println "conversion with id: $id created. Waiting for completion."

def done = conversion.awaitSucceeded(30.minutes)             // conversion_poller.result()
println "conversion with id: $id finished with result: $done.status"
println done.outputAsset.map { it.toString() }.orElse('conversion had no output asset_uri')

println "individual conversion: ${client.conversion(id).properties().status}"
