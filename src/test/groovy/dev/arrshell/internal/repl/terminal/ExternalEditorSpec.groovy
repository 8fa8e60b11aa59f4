package dev.arrshell.internal.repl.terminal

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class ExternalEditorSpec extends Specification {

    @TempDir
    Path folder

    private String editor(String name, String script) {
        def file = Files.writeString(folder.resolve(name), "#!/bin/sh\n$script\n")
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString('rwx------'))
        file.toString()
    }

    def "#names: the text as #chosen leaves it comes back"() {
        given:
        def made = names.collectEntries { [it, editor(it, "printf ' + $it' >> \"\$1\"")] }

        expect:
        ExternalEditor.edit('1', made) == "1 + $chosen"

        where:
        names              || chosen
        ['VISUAL', 'EDITOR'] || 'VISUAL'
        ['EDITOR']         || 'EDITOR'
        ['VISUAL']         || 'VISUAL'
    }

    def "an editor may be named with options, and a blank name is none"() {
        expect:
        ExternalEditor.edit('1', [VISUAL: ' ', EDITOR: editor('both', 'printf %s "$1" > "$2"') + '  --wait']) == '--wait'
    }

    def "without a configured editor one of the path is taken"() {
        given:
        editor('nano', "printf ' + nano' >> \"\$1\"")

        expect:
        ExternalEditor.command([PATH: "/no/such/folder:$folder".toString()]) == ['nano']
    }

    def "the file is of Groovy's name, its owner's alone, and gone afterwards"() {
        when:
        def said = ExternalEditor.edit('1', [EDITOR: editor('e', 'f=$1; ls -l "$f" > "$f.txt"; cat "$f.txt" > "$f"; rm "$f.txt"')])

        then:
        said.startsWith('-rw-------')
        def file = Path.of(said.strip().split(' ').last())
        file.toString().endsWith('.groovy')
        !Files.exists(file)
    }

    def "#what is refused: #message"() {
        when:
        ExternalEditor.edit('1', environment.collectEntries { [it.key, it.value.replace('DIR', folder.toString())] } as Map<String, String>)

        then:
        def e = thrown(IllegalStateException)
        e.message.replace(folder.toString(), 'DIR').startsWith(message)

        where:
        what                   | environment             || message
        'no editor'            | [:]                     || 'no editor is configured: set VISUAL or EDITOR in the environment'
        'one that is not there' | [EDITOR: 'DIR/nowhere'] || 'the editor cannot be used: Cannot run program "DIR/nowhere"'
        'one that fails'       | [EDITOR: 'false']       || 'false ended with exit code 1'
    }
}
