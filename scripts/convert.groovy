#!/usr/bin/env arr
// Converts models, all at once, and says where each result is or why there is none.
//
//   arr scripts/convert.groovy [INPUT-CONTAINER OUTPUT-CONTAINER model…]
//
// Where the storage account is not linked to the rendering account, ARR_INPUT_SAS and ARR_OUTPUT_SAS hold the
// signatures.

def example = ['https://mine.blob.core.windows.net/models', 'https://mine.blob.core.windows.net/converted', 'robot.fbx']
def given = args ? args.toList() : example
def (input, output, models) = [given[0], given[1], given.drop(2)]

def draft = { model ->
    def plain = client.conversion().input(input, model).output(output)
    env.ARR_INPUT_SAS ? plain.inputAccess(env.ARR_INPUT_SAS).outputAccess(env.ARR_OUTPUT_SAS) : plain
}

def started = models.collectEntries { model -> [model, draft(model).start()] }
int failed = 0
started.each { model, conversion ->
    try {
        conversion.awaitSucceeded(30.minutes)
        println "$model has succeeded"
    } catch (ConversionFailedException e) {
        failed++
        println "$model has failed: ${conversion.lastSeen.get().message}"
    }
}
assert failed == 0 : "$failed of ${models.size()} failed"
