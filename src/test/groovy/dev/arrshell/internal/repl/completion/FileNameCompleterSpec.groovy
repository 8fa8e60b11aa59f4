package dev.arrshell.internal.repl.completion

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class FileNameCompleterSpec extends Specification {

    @TempDir
    Path folder

    private void make(List<String> names) {
        names.each {
            Files.createDirectories(folder.resolve(it).parent)
            Files.writeString(folder.resolve(it), '')
        }
    }

    private List<String> found(String end) {
        FileNameCompleter.ending(folder, end)*.value().collect { folder.relativize(Path.of(it)).toString() }.sort()
    }

    def "files of a kind are found, one folder deep, and folders of that name are none"() {
        given:
        make(['a.groovy', 'b.java', 'sub/c.groovy', 'sub/deeper/d.groovy'])
        Files.createDirectory(folder.resolve('e.groovy'))

        expect:
        found('.groovy') == ['a.groovy', 'sub/c.groovy']
        found('.md') == []
    }

    def "a folder that is not there has no files"() {
        expect:
        FileNameCompleter.ending(folder.resolve('nowhere'), '.groovy') == []
    }

    def "of very many files 500 are found"() {
        given:
        make((1..510).collect { "f${it}.groovy".toString() })

        expect:
        found('.groovy').size() == 500
    }
}
