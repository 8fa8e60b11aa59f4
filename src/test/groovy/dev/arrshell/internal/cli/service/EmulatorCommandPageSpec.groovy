package dev.arrshell.internal.cli.service

import java.nio.file.Files
import java.nio.file.Path
import picocli.CommandLine.Option
import spock.lang.Specification

class EmulatorCommandPageSpec extends Specification {

    def "the emulator's page has every option of the command and no other"() {
        given:
        def documented = (Files.readString(Path.of('src/docs/emulator.md')) =~ /(?m)^\| `(--[a-z-]+)/).collect { it[1] }
        def fields = EmulatorCommand.declaredFields + ListenOptions.declaredFields
        def own = fields*.getAnnotation(Option).findAll()*.names().collectMany { it.toList() }

        expect: 'one of those that every command inherits means something here'
        documented.sort() == (own + '--region').sort()
    }
}
