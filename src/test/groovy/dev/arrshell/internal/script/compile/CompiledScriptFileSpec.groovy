package dev.arrshell.internal.script.compile

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

/** A compiled script in a file: it is read as it was written, or not at all. */
class CompiledScriptFileSpec extends Specification {

    @TempDir
    Path directory

    def "what was written is read, for its key alone"() {
        given:
        def file = written()

        expect:
        with(CompiledScriptFile.read(file, 'key').orElseThrow()) {
            main() == 'Main'
            classes()['Main'] == [1, 2, 3] as byte[]
            neighbours() == [Helper: 'a/Helper.groovy\nclass Helper {}']
        }
        CompiledScriptFile.read(file, 'another').empty
        CompiledScriptFile.read(directory.resolve('none'), 'key').empty
    }

    def "a file of which any byte has changed, or the end is missing, is not used"() {
        given:
        def file = written()
        def bytes = Files.readAllBytes(file)

        expect:
        (0..<bytes.length).every { at ->
            def changed = bytes.clone()
            changed[at] = (byte) (changed[at] ^ 1)
            Files.write(file, changed)
            CompiledScriptFile.read(file, 'key').empty
        }
        (0..<bytes.length).every { length ->
            Files.write(file, Arrays.copyOf(bytes, length))
            CompiledScriptFile.read(file, 'key').empty
        }
    }

    private Path written() {
        def file = directory.resolve('script.classes')
        CompiledScriptFile.write(file, 'key', new CompiledScript('Main', [Main: [1, 2, 3] as byte[]], [Helper: 'a/Helper.groovy\nclass Helper {}']))
        file
    }
}
