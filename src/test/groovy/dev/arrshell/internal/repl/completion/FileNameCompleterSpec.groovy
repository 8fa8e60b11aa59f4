package dev.arrshell.internal.repl.completion

import dev.arrshell.internal.files.HomePath
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

    def "#typed is completed with what lies there"() {
        given:
        make(['walk.groovy', 'week.txt', 'with blank.groovy', '.hidden.groovy', 'wide/night.groovy', 'wide/x.java', '.w/a.groovy'])

        expect:
        FileNameCompleter.paths("$folder/$typed", '.groovy')*.value()
                .findAll { it.startsWith("$folder/$typed") }
                .collect { it - "$folder/" } == found

        where:
        typed          || found
        'w'            || ['walk.groovy', 'wide/']
        'wide/'        || ['wide/night.groovy']
        'wide/n'       || ['wide/night.groovy']
        '.'            || ['.hidden.groovy', '.w/']
        'nowhere/a'    || []
        '\u0000/'      || []
        'walk.groovy/' || []
    }

    def "a tilde is the home of the user"() {
        expect:
        HomePath.of('~/a/b', folder) == folder.resolve('a/b')
        HomePath.of('~', folder) == folder
        HomePath.of('~a', folder) == Path.of('~a')
        FileNameCompleter.paths('~/').every { it.value().startsWith('~/') }
    }
}
