package dev.arrshell.internal.script.vocabulary

import dev.arrshell.groovy.ArrScript
import dev.arrshell.internal.repl.FakePrompt
import dev.arrshell.internal.repl.completion.CodeCompleter
import dev.arrshell.internal.repl.completion.CompletionContext
import dev.arrshell.internal.repl.completion.MemberCatalogue
import dev.arrshell.internal.repl.help.HelpCatalogue
import dev.arrshell.internal.script.check.ScriptCheck
import dev.arrshell.internal.script.message.ScriptSource
import dev.arrshell.internal.script.compile.ScriptLanguage
import dev.arrshell.internal.script.state.WorkspaceBinding
import dev.arrshell.internal.script.vocabulary.VocabularyWord.Use
import dev.arrshell.testing.Scripts
import dev.arrshell.time.Durations
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification

/** Holds the table of words against everything that reads it. */
class VocabularySpec extends Specification {

    static final READABLE = Vocabulary.all().findAll { it.use() != Use.METHOD }
    static final STATE = Vocabulary.all().findAll { it.state }

    @Shared
    @AutoCleanup
    Scripts scripts = new Scripts()

    @Shared
    @AutoCleanup
    FakePrompt prompt = new FakePrompt()

    @Shared
    CodeCompleter completer = new CodeCompleter(
            new MemberCatalogue(new HelpCatalogue()),
            [variables: { [] }, typeOf: { Optional.empty() }, source: { Optional.empty() }, sessionIds: { [] }] as CompletionContext)

    def "a script reads #word.name() as a value of the type in the table"() {
        given:
        scripts.run 'requestToken(); if (!sessionId) { createSession(size: STANDARD, lease: 1.hours) }'

        expect:
        word.type().isInstance(scripts.run(word.name()))

        where:
        word << READABLE
    }

    def "the method #word.name() returns the type in the table"() {
        expect:
        (ArrScript.methods + Durations.methods).any { it.name == word.name() && it.returnType == word.type() }

        where:
        word << Vocabulary.all().findAll { it.method }
    }

    def "the binding holds #word.name() and refuses what the table does not allow"() {
        given:
        def binding = new WorkspaceBinding(scripts.workspace(), ScriptLanguage.configuration())

        when:
        binding.setVariable(word.name(), new Object())

        then:
        def e = thrown(IllegalArgumentException)
        binding.hasVariable(word.name())
        e.message.contains([(Use.CONVERTED): '', (Use.TYPED): "$word.name must be a", (Use.READ_ONLY): "$word.name can only be read"][word.use()])

        where:
        word << STATE
    }

    def "the binding holds no state that is not in the table: #word.name() is a variable of the script's own"() {
        given:
        def binding = new WorkspaceBinding(scripts.workspace(), ScriptLanguage.configuration())

        when:
        binding.setVariable(word.name(), 1)

        then:
        binding.getVariable(word.name()) == 1

        where:
        word << Vocabulary.all() - STATE
    }

    def "the check knows the type of #word.name()"() {
        expect:
        check("${word.name()}.noSuchMember()") ==~ /\w+ has no method noSuchMember\(\)(: next may come .+)?/

        where:
        word << READABLE.findAll { !(it.type() in [Map, String[]]) }
    }

    def "the check knows how #word.name() may be used: #code"() {
        expect:
        check(code).startsWith(message)

        where:
        [word, code, message] << Vocabulary.all().collectMany { word ->
            switch (word.use()) {
                case Use.METHOD: return [[word, word.name(), "$word.name is a method - add parentheses: $word.signature"]]
                case Use.READ_ONLY: return [[word, "$word.name = null", "$word.name can only be read"]]
                case Use.TYPED: return [[word, "$word.name = 'x'", "$word.name must be a"]]
                case [Use.GIVEN, Use.CONVERTED]: return [[word, "${word.name}()", "$word.name is written $word.signature"]]
                default: return [[word, word.name(), '']]
            }
        }
    }

    private static String check(String code) {
        ScriptCheck.of(new ScriptSource('test.groovy', code))*.message().join('\n')
    }

    def "TAB offers #word.name() with its description, and members after #word.name()."() {
        expect:
        completer.complete('', 0).candidates().any { it.value().startsWith(word.name()) && it.description() == word.sentence() }
        word.use() == Use.METHOD || completer.complete("${word.name()}.", word.name().length() + 1).candidates()

        where:
        word << Vocabulary.all()
    }

    def "TAB after #source offers #member"() {
        expect:
        member in completer.complete(source, source.length()).candidates()*.value()

        where:
        source          || member
        'emulator.'     || 'on('
        'env.'          || 'containsKey('
        'now.'          || 'plusSeconds('
        'args.'         || 'length'
        'out.'          || 'println()'
        'arr.'          || 'account('
        'http.'         || 'status'
        'token.'        || 'expiresIn'
        'accountKey.'   || 'revealTo('
        'endPoint.'     || 'length()'
    }

    def ":help explains #word.name()"() {
        expect:
        prompt.command(":help ${word.name()}").containsIgnoreCase(word.name())

        where:
        word << Vocabulary.all()
    }

    def "the file for editors describes #word.name()"() {
        expect:
        GdslGenerator.text().contains("name: '${word.name()}'")

        where:
        word << Vocabulary.all()
    }

    def "#word.name() is described by one sentence"() {
        expect:
        word.sentence().endsWith('.')
        word.signature().startsWith(word.name())

        where:
        word << Vocabulary.all()
    }
}
