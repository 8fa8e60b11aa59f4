package dev.arrshell.internal.config.file

import dev.arrshell.internal.config.value.ConfigProblems
import dev.arrshell.internal.config.value.ConfigurationException
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import spock.lang.Specification
import spock.lang.TempDir

class PromptTableSpec extends Specification {

    @TempDir
    Path dir

    Path file() {
        dir.resolve('config.toml')
    }

    void put(String name, String value) {
        new PromptTable(file(), []).put(name, value)
    }

    Map<String, String> read() {
        ConfigToml.read(file(), new ConfigProblems()).orElseThrow().promptEntries().collectEntries { [it.name(), it.value()] }
    }

    def "a setting is #what, and every other byte stays"() {
        given:
        Files.writeString(file(), before)

        when:
        put(name, value)

        then:
        Files.readString(file()) == after
        read()[name] == value
        Files.list(dir).toList() == [file()]

        where:
        what                             | before                                                      | name            | value  || after
        'changed'                        | '# me\n[prompt]\nview = "json"\nwide = "on"\n'               | 'view'          | 'yaml' || '# me\n[prompt]\nview = "yaml"\nwide = "on"\n'
        'changed before its comment'     | '[prompt]\n  view="a#b"   # "my" view'                      | 'view'          | 'yaml' || '[prompt]\n  view="yaml"   # "my" view'
        'changed where it is a number'   | '[prompt]\nlines = 40 # few\n'                              | 'lines'         | '50'   || '[prompt]\nlines = "50" # few\n'
        'changed in other quotes'        | "[prompt]\r\nview = 'json'\r\n# end\r\n"                    | 'view'          | 'yaml' || '[prompt]\r\nview = "yaml"\r\n# end\r\n'
        'changed by its dotted key'      | '[prompt]\nboot.standard = "1s"\n'                          | 'boot.standard' | '2s'   || '[prompt]\nboot.standard = "2s"\n'
        'changed by its key in quotes'   | '[prompt]\n"boot.standard" = "1s"\n'                        | 'boot.standard' | '2s'   || '[prompt]\n"boot.standard" = "2s"\n'
        'changed at the top'             | 'prompt.view = "json"\nregion = "eastus"\n'                 | 'view'          | 'yaml' || 'prompt.view = "yaml"\nregion = "eastus"\n'
        'added below the header'         | 'size = "premium"\n[ prompt ] # mine\n\n[profile.a]\n'      | 'wide'          | 'on'   || 'size = "premium"\n[ prompt ] # mine\nwide = "on"\n\n[profile.a]\n'
        'added to the last line'         | '[prompt]'                                                  | 'wide'          | 'on'   || '[prompt]\nwide = "on"'
        'added with the line ends'       | '[prompt]\r\nview = "json"\r\n'                             | 'wide'          | 'on'   || '[prompt]\r\nwide = "on"\r\nview = "json"\r\n'
        'added with its table'           | 'size = "premium"\n[profile.a]\nsize = "premium"\n'         | 'wide'          | 'on'   || 'size = "premium"\n[profile.a]\nsize = "premium"\n\n[prompt]\nwide = "on"\n'
        'added behind an open last line' | 'size = "premium"'                                          | 'wide'          | 'on'   || 'size = "premium"\n\n[prompt]\nwide = "on"\n'
        'added to an empty file'         | ''                                                          | 'wide'          | 'on'   || '[prompt]\nwide = "on"\n'
        'changed after a byte order mark'| '\uFEFF[prompt]\nview = "json"\n'                           | 'view'          | 'yaml' || '\uFEFF[prompt]\nview = "yaml"\n'
        'added with special characters'  | '[prompt]\n'                                                | 'prompt'        | 'a"\\' || '[prompt]\nprompt = "a\\"\\\\"\n'
        'not taken for a header in text' | 'size = """\n[prompt]\n"""\n'                               | 'view'          | 'yaml' || 'size = """\n[prompt]\n"""\n\n[prompt]\nview = "yaml"\n'
    }

    def "a file that #what is refused and stays as it is"() {
        given:
        Files.writeString(file(), before)

        when:
        put('view', 'yaml')

        then:
        def e = thrown(ConfigurationException)
        e.problems()*.replace(dir.toString(), '~') == [problem]
        Files.readString(file()) == before
        Files.list(dir).toList() == [file()]

        where:
        what                              | before                                    || problem
        'is not TOML'                     | 'size =\n'                                || '~/config.toml:1:7: Unexpected end of line, expected a value'
        'has an inline table'             | 'prompt = { wide = "on" }\n'              || FORM
        'has the setting in such a table' | 'prompt = { view = "json" }\n'            || FORM
        'has a value of several lines'    | '[prompt]\nview = """\njson"""\n'         || FORM
        'has dotted keys'                 | 'prompt.wide = "on"\n'                    || FORM
    }

    static final String FORM = '~/config.toml has its settings of the prompt in a form that is not changed here: write view = "yaml" into it yourself'

    def "the file keeps its permissions #permissions, a new one is for its owner only"() {
        given:
        Files.writeString(file(), '# mine\n')
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions))
        def fresh = dir.resolve('new/home/config.toml')

        when:
        put('view', 'yaml')
        new PromptTable(fresh, []).put('view', 'yaml')

        then:
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file())) == permissions
        PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)) == 'rw-------'
        PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh.parent)) == 'rwx------'
        Files.readString(fresh) == '[prompt]\nview = "yaml"\n'

        where:
        permissions << ['rw-------', 'rw-r--r--', 'rw-rw-r--']
    }

    def "a file that is read-only is not replaced"() {
        given:
        Files.writeString(file(), '# mine\n')
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString('r--r--r--'))

        when:
        put('view', 'yaml')

        then:
        def e = thrown(ConfigurationException)
        e.problems() == ["cannot write ${file()}: access denied".toString()]
        Files.readString(file()) == '# mine\n'
    }

    def "a link to the file stays a link"() {
        given:
        def target = Files.writeString(dir.resolve('dotfiles.toml'), '[prompt]\n')
        Files.createSymbolicLink(file(), target)

        when:
        put('view', 'yaml')

        then:
        Files.isSymbolicLink(file())
        Files.readString(target) == '[prompt]\nview = "yaml"\n'
    }

    def "a file that cannot be written is named"() {
        given:
        Files.writeString(dir.resolve('home'), 'a file, not a directory')

        when:
        new PromptTable(dir.resolve('home/config.toml'), []).put('view', 'yaml')

        then:
        def e = thrown(ConfigurationException)
        e.problems()[0].startsWith("cannot write $dir/home/config.toml: ")
    }
}
