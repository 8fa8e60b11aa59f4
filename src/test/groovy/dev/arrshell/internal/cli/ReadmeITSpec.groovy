package dev.arrshell.internal.cli

import dev.arrshell.testing.FencedCodeBlock
import dev.arrshell.testing.Launcher
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** The README's commands are run as they stand there, and give what is shown. */
class ReadmeITSpec extends Specification {

    static final SHOWN = FencedCodeBlock.in(Path.of('README.md'), 'console')

    def "#block.command() gives what is shown"() {
        when:
        def result = Launcher.arr().run(*words(block.command() - './shell/arr '))

        then:
        result.exitCode() == 0
        steady(result.out()) == steady(block.shown())

        where:
        block << SHOWN.findAll { it.command().startsWith('./shell/arr ') }
    }

    def "the command that builds and tests everything is the one that continuous integration runs"() {
        given:
        def others = SHOWN*.command().findAll { !it.startsWith('./shell/arr ') }
        def integration = Files.readString(Path.of('.ci/run'))

        expect: 'it is not run here, since this is part of it'
        others == ['mvn verify']
        integration =~ /check \S+ -B verify/
        integration.contains(SHOWN.first().command())
    }

    /** As a shell takes a line apart: at blanks, but not within quotes. */
    static String[] words(String line) {
        (line =~ /'([^']*)'|(\S+)/).collect { it[1] ?: it[2] }
    }

    /** With all that differs from run to run put out of sight. */
    static String steady(String output) {
        output.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, 'GUID')
              .replaceAll(/(MS-CV +: )[A-Za-z0-9+\/]{22}\.\d+/, '$1VECTOR')
              .replaceAll(/("(arrInspectorPort|handshakePort)":)\d{5}/, '$1PORT')
              .replaceAll(/("sessionElapsedTime":"00:00:0)\d"/, '$1N"')
              .normalize()
    }
}
