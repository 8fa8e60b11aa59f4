package dev.arrshell.internal.script.message;

import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.text.NearestWord;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Says that a word is not there, and which of ours may be meant. The same before a script runs and while it runs. */
public final class UnknownNameMessages {

    private UnknownNameMessages() {}

    /** A call of a word that scripts do not have, or with arguments that it does not take. */
    public static String word(String name, Collection<String> own) {
        return Vocabulary.find(name)
                .map(word -> name + " is written " + word.signature())
                .orElseGet(() -> "there is no word or method " + name + meant(nearest(name, own)));
    }

    /** A name that nothing was assigned to. */
    public static String variable(String name, Collection<String> own) {
        return Vocabulary.find(name)
                .filter(VocabularyWord::isMethod)
                .map(word -> name + " is a method - add parentheses: " + word.signature())
                .orElseGet(() -> "there is no variable " + name + meant(nearest(name, own)));
    }

    public static String meant(Optional<String> near) {
        return near.map(word -> ": did you mean " + word + "?").orElse("");
    }

    private static Optional<String> nearest(String name, Collection<String> own) {
        Stream<String> words = Vocabulary.all().stream().map(VocabularyWord::name);
        return NearestWord.to(name, Stream.concat(words, own.stream()).toList())
                .map(near ->
                        Vocabulary.find(near).map(VocabularyWord::signature).orElse(near));
    }
}
