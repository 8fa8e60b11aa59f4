package dev.arrshell.internal.script.vocabulary

import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification

/** Editors complete the words that there are, and no others. */
class GdslSpec extends Specification {

    static final Path FILE = Path.of('src/main/resources/arr.gdsl')

    def "the header for editors is made from the vocabulary"() {
        given: 'what it should be, where it can be taken from when a word has changed'
        Files.createDirectories(Path.of('target'))
        Files.writeString(Path.of('target/arr.gdsl'), GdslGenerator.text())

        expect:
        Files.readString(FILE) == GdslGenerator.text()
    }

    def "an editor that runs it learns every word, with types that exist"() {
        given:
        def words = []
        def types = []

        when:
        new GroovyShell(new Binding(
                context: { Map about -> types.addAll(about.findAll { it.key == 'ctype' }.values()); about },
                scriptScope: { -> 'script' },
                contributor: { Map about, Closure block ->
                    block.delegate = new Object() {
                        def property(Map word) { learn(about, word) }
                        def method(Map word) { learn(about, word) }
                        def parameter(Map parameter) { types << parameter.type; parameter }
                        private learn(Map where, Map word) {
                            if (where.scope) {
                                words << word.name
                            }
                            types << word.type
                            types.addAll(word.params?.values() ?: [])
                        }
                    }
                    block.resolveStrategy = Closure.DELEGATE_FIRST
                    block()
                })).evaluate(FILE.toFile())

        then:
        words as Set == Vocabulary.all()*.name() as Set
        types.size() > 60
        types.every { it in ['void', 'long', 'boolean', 'java.lang.String[]'] || exists(it.replaceAll(/<.*>/, '')) }
    }

    private static boolean exists(String type) {
        try {
            return Class.forName(type)
        } catch (ClassNotFoundException e) {
            return Class.forName(type.reverse().replaceFirst(/\./, '\\$').reverse())
        }
    }
}
