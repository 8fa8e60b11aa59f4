package dev.arrshell.internal.service.launch

import dev.arrshell.server.ServerOutput
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardOpenOption
import spock.lang.Specification
import spock.lang.TempDir

/** The bounded log of a server. */
class ServerLogSpec extends Specification {

    static final LINE = 'x' * 1023 + '\n'

    @TempDir
    Path directory

    ServerLog log

    def setup() {
        log = new ServerLog(directory)
    }

    void print(String text) {
        Files.writeString(directory.resolve('log'), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
    }

    def 'what was printed is read from where the last read ended'() {
        given:
        print('one\n')
        def first = log.read(0)
        print('two\n')

        expect:
        first == new ServerOutput('one\n', 4)
        log.read(4) == new ServerOutput('two\n', 8)
        log.read(8) == new ServerOutput('', 8)
        log.read(99) == new ServerOutput('', 8)
    }

    def 'a log is cut, and the count goes on'() {
        when:
        10.times {
            300.times { print(LINE) }
            log.trim()
        }
        print('end\n')
        def all = log.read(0)

        then:
        all.next() == 10 * 300 * 1024 + 4
        all.text().endsWith('x\nend\n')
        all.text().length() <= 1024 * 1024
        all.text().length() >= 512 * 1024
        log.read(all.next() - 4).text() == 'end\n'
        Files.list(directory).withCloseable { it.mapToLong(Files::size).sum() } <= 1024 * 1024 + LINE.length() * 300
    }

    def 'a character that is printed in two parts is read as one'() {
        given:
        Files.write(directory.resolve('log'), [0x61, 0xe2, 0x82] as byte[])
        def first = log.read(0)
        Files.write(directory.resolve('log'), [0xac] as byte[], StandardOpenOption.APPEND)

        expect:
        first == new ServerOutput('a', 1)
        log.read(first.next()) == new ServerOutput('€', 4)
    }

    def 'the last lines are the last five, without what steers a terminal'() {
        given:
        print((1..9).collect { "line $it" }.join('\n') + '\n\u001b[2J\n')

        expect:
        log.lastLines() == 'line 6\nline 7\nline 8\nline 9\n\ufffd[2J'
    }

    def 'nothing is there of a server that never was'() {
        expect:
        new ServerLog(directory.resolve('none')).read(7) == ServerOutput.NONE
        new ServerLog(directory.resolve('none')).lastLines() == ''
    }
}
