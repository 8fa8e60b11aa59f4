package dev.arrshell.internal.script.vocabulary

import dev.arrshell.groovy.ArrScript
import dev.arrshell.groovy.DslWords
import dev.arrshell.groovy.NumberWords
import dev.arrshell.model.SessionSize
import dev.arrshell.time.Durations
import java.lang.reflect.Method
import java.lang.reflect.Modifier
import java.lang.reflect.Type

/** Makes the header for editors out of the vocabulary and the types behind it. */
class GdslGenerator {

    static final HEAD = '''\
// The words of arr's scripts for IntelliJ IDEA and other editors that read GDSL; see src/docs/editors.md.
// Made from the vocabulary: a test tells what to put here when a word changes.
'''

    static String text() {
        HEAD + block('context(scope: scriptScope(), filetypes: [\'groovy\'])', Vocabulary.all().collectMany { lines(it) }) +
                (NumberWords.methods + DslWords.methods)
                        .findAll { Modifier.isStatic(it.modifiers) && !(it.name in ['equals', 'sleep', 'plus']) }
                        .collect { [it.parameterTypes[0], extension(it)] }
                        .plus(TextOverload.OWNERS.collectMany { type -> TextOverload.of(type).toList().collect { [type, overload(it)] } })
                        .groupBy { it[0] }
                        .sort { it.key.name }
                        .collect { type, words -> block("context(ctype: '${name(type)}')", words*.get(1).sort()) }
                        .join('')
    }

    private static String overload(TextOverload overload) {
        def method = overload.method()
        def parameters = [method.parameters*.name, overload.types()].transpose().collect { "${it[0]}: '${name(it[1])}'" }
        "method name: '$method.name', type: '${name(method.genericReturnType)}', params: [${parameters.join(', ')}]"
    }

    private static String block(String context, List<String> lines) {
        "\ncontributor($context) {\n" + lines.collect { "    $it\n" }.join('') + '}\n'
    }

    private static List<String> lines(VocabularyWord word) {
        word.isMethod() ? methods(word) : [property(word.name(), type(word), word.sentence())]
    }

    private static List<String> methods(VocabularyWord word) {
        def all = (ArrScript.declaredMethods + Durations.declaredMethods).findAll {
            it.name == word.name() && Modifier.isPublic(it.modifiers) && !it.synthetic
        }
        all.sort { it.toString() }.collect { method(it, word.sentence()) }
    }

    private static String method(Method method, String sentence) {
        def named = named(method)
        def parameters = named ?: method.parameters.collect { "$it.name: '${name(it.type)}'" }.with { it ? ", params: [${it.join(', ')}]" : '' }
        "method name: '$method.name', type: '${name(method.genericReturnType)}'$parameters, doc: ${quoted(sentence)}"
    }

    /** What the words with named arguments take; the sentences are those of the steps. */
    private static String named(Method method) {
        def names = [createSession: [size: SessionSize, lease: Object, models: List, id: Object], updateSession: [lease: Object],
                     session: [size: SessionSize, lease: Object, models: List, id: Object]][method.name]
        names && Map in method.parameterTypes
                ? ', namedParams: [' + names.collect { "parameter(name: '$it.key', type: '${name(it.value)}')" }.join(', ') + ']'
                : ''
    }

    private static String extension(Method method) {
        def property = method.name =~ /^get([A-Z])(\w*)$/
        if (property.matches()) {
            return "property name: '${property[0][1].toLowerCase() + property[0][2]}', type: '${name(method.genericReturnType)}'"
        }
        def named = named(method)
        def parameters = method.parameters.drop(1).collect { "$it.name: '${name(it.type)}'" }
        "method name: '$method.name', type: '${name(method.genericReturnType)}'" +
                (named ?: parameters ? ", params: [${parameters.join(', ')}]" : '')
    }

    private static String property(String name, Type type, String sentence) {
        "property name: '$name', type: '${this.name(type)}', doc: ${quoted(sentence)}"
    }

    private static Type type(VocabularyWord word) {
        def getter = ArrScript.declaredMethods.find { it.name == 'get' + word.name().capitalize() }
        getter?.genericReturnType ?: word.type()
    }

    private static String name(Type type) {
        type instanceof Class ? type.canonicalName : type.typeName.replace('$', '.')
    }

    private static String quoted(String sentence) {
        "'" + sentence.replace('\\', '\\\\').replace("'", "\\'") + "'"
    }
}
