package dev.arrshell.internal.repl.terminal

import dev.arrshell.model.AccountKey
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import org.jline.reader.LineReader
import org.jline.reader.LineReaderBuilder
import org.jline.terminal.impl.DumbTerminal
import spock.lang.Specification
import spock.lang.TempDir

class HistoryFileSpec extends Specification {

    @TempDir
    Path folder

    private HistoryFile on(Path file) {
        HistoryFile.prepare(file)
        def history = new HistoryFile(file)
        history.attach(LineReaderBuilder.builder().history(history).variable(LineReader.HISTORY_FILE, file)
                .terminal(new DumbTerminal(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())).build())
        history
    }

    private static String rights(Path file) {
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
    }

    def "file and folder are made for their owner alone"() {
        given:
        def file = folder.resolve('made/history')

        when:
        def history = on(file)

        then:
        rights(file) == 'rw-------'
        rights(file.parent) == 'rwx------'

        when:
        history.add('1')
        history.save()

        then:
        rights(file) == 'rw-------'
    }

    def "a file that others can read is restricted to its owner, and a folder that exists is left as it is"() {
        given:
        def file = Files.writeString(folder.resolve('history'), '')
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rw-r--r--'))
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString('rwxr-xr-x'))

        when:
        HistoryFile.prepare(file)

        then:
        rights(file) == 'rw-------'
        rights(folder) == 'rwxr-xr-x'
    }

    def "a block comes back as one entry, in another run too"() {
        given:
        def file = folder.resolve('history')
        def first = on(file)
        first.add('if (true) {\n  "a\\nb"\n}')
        first.add('2')
        first.save()

        expect:
        on(file)*.line() == ['if (true) {\n  "a\\nb"\n}', '2']
    }

    def "a key is masked before it is stored, and counted once"() {
        given:
        def history = on(folder.resolve('history'))

        when:
        history.add("account('11111111-1111-1111-1111-111111111111',\n 'bm9ib2R5J3Mga2V5IGZvciB0aGUgaGlzdG9yeQ==')")

        then:
        history.last() == 0
        history.get(0) == "account('11111111-1111-1111-1111-111111111111',\n secret('ARR_ACCOUNT_KEY'))"
        history.takeKeysMasked() == 1
        history.takeKeysMasked() == 0
    }

    def "a text that becomes known as a secret later is masked in the history and its file, in the same order"() {
        given:
        def file = folder.resolve('history')
        def history = on(file)
        history.add('1')
        history.add("x = 'laterKnown0123456789'")
        history.add('3')
        history.save()

        when:
        def key = AccountKey.parse('laterKnown0123456789')
        history.maskAgain()
        history.save()

        then:
        key != null
        history*.line().first() == '1'
        history*.line().last() == '3'
        history.size() == 3
        !Files.readString(file).contains('laterKnown')
        rights(file) == 'rw-------'
    }
}
