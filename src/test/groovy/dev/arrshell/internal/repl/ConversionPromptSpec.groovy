package dev.arrshell.internal.repl

import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Tag
import spock.lang.TempDir
import spock.lang.Timeout

/** A conversion at the prompt, in a terminal. */
@Tag('long')
@Timeout(120)
class ConversionPromptSpec extends Specification {

    @TempDir
    Path dir

    @AutoCleanup
    TerminalDriver terminal

    def "a conversion is completed, started, awaited and shown, and its signature is not"() {
        given:
        terminal = new TerminalDriver(dir)
        terminal.sees('embedded emulator').sees('arr emu>')

        expect: 'completion, and what comes next'
        terminal.type("models = 'https://mine.blob.core.windows.net/models'\n").sees('>')
        terminal.type('client.conversion().in\t').shows('input(').type("models, 'robot.fbx')\n").sees('output(…) is still missing').sees('>')

        and: 'a start'
        terminal.type('emulator.conversions().takes(2.seconds)\n').sees('>')
        terminal.type("r = _.output(models).inputAccess('sv=1&sig=aB3%2Fd%2B9012345%3D').outputAccess('sv=1&sig=xY3%2Fd%2B9012345%3D').start()\n")
        terminal.sees('Conversion ').sees('202 in').sees('MS-CV').sees('>')
        terminal.type(':as curl\n').sees('$inputAccess').sees('$outputAccess').sees('>')

        and: 'a wait, and the views of what it gives'
        terminal.type('r.awaitSucceeded()\n').sees('Success').sees('>')
        terminal.type('json r.properties()\n').sees('"status":"Succeeded"').sees('>')
        terminal.type('r.stop()\n').sees('the service has no request that cancels one').sees('>')

        and: 'one that fails'
        terminal.type("emulator.conversions().missingAsset(URI.create(models), 'a.fbx')\n").sees('>')
        terminal.type("client.conversion().input(models, 'a.fbx').output(models).start().awaitSucceeded()\n")
        terminal.sees('has failed: Invalid input provided').sees('>')
    }
}
