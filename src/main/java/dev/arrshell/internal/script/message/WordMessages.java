package dev.arrshell.internal.script.message;

import dev.arrshell.internal.script.vocabulary.Vocabulary;
import dev.arrshell.internal.script.vocabulary.VocabularyWord;
import dev.arrshell.internal.text.NearestWord;
import dev.arrshell.internal.text.UsageMessages;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/** Messages about the words and variables of scripts, the same before a script runs and while it runs. */
public final class WordMessages {

    private WordMessages() {}

    /** A call of a word that does not exist, or that does not take the arguments. */
    public static String word(String name, Collection<String> own) {
        return Vocabulary.find(name)
                .map(word -> name + " is written " + word.signature())
                .orElseGet(() -> "there is no word or method " + name + UsageMessages.meant(nearest(name, own)));
    }

    /** A variable that does not exist. */
    public static String variable(String name, Collection<String> own) {
        return Vocabulary.find(name)
                .filter(VocabularyWord::isMethod)
                .map(word -> name + " is a method - add parentheses: " + word.signature())
                .orElseGet(() -> "there is no variable " + name + UsageMessages.meant(nearest(name, own)));
    }

    /** A variable is set that cannot be set. */
    public static String readOnly(String name) {
        return name + " can only be read; for a variable take another name";
    }

    /** A variable is set to a value that it cannot have. */
    public static String wrongType(VocabularyWord word, String given) {
        return word.name() + " must be " + UsageMessages.article(word.type().getSimpleName()) + ", not "
                + UsageMessages.article(given);
    }

    private static Optional<String> nearest(String name, Collection<String> own) {
        Stream<String> words = Vocabulary.all().stream().map(VocabularyWord::name);
        return NearestWord.to(name, Stream.concat(words, own.stream()).toList())
                .map(near ->
                        Vocabulary.find(near).map(VocabularyWord::signature).orElse(near));
    }
}
