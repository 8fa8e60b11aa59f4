package dev.arrshell.model

import spock.lang.Specification

class AccountKeySpec extends Specification {

    static final TEXT = 'dGhpcyBpcyBub3QgYSByZWFsIGtleSwgcmVhbGx5IQ=='

    final key = AccountKey.parse(TEXT)

    def 'shows its text to a function and returns what that makes of it'() {
        expect:
        key.revealTo { it } == TEXT
        key.revealTo { it.length() } == TEXT.length()
    }

    def 'prints nothing of itself'() {
        expect:
        key.toString() == 'AccountKey(****)'
        "$key" == 'AccountKey(****)'
        !key.dump().contains(TEXT)
        !key.inspect().contains(TEXT)
        !key.properties.toString().contains(TEXT)
        !key.@sealed.dump().contains(TEXT)
        !ReachableTexts.texts(key).any { it.contains(TEXT) }
    }

    def 'what is reached by reflection would show a secret if there were one'() {
        expect:
        ReachableTexts.texts([deep: [new Holder(hidden: hidden)] as Object[]]).any { it.contains(TEXT) }

        where:
        hidden << [TEXT, TEXT.bytes, TEXT.toCharArray(), [[TEXT]], [(TEXT): 1]]
    }

    private static class Holder {
        private Object hidden
    }

    def 'two keys are equal when their text is'() {
        expect:
        key == AccountKey.parse(TEXT)
        key.hashCode() == AccountKey.parse(TEXT).hashCode()
        key != AccountKey.parse(TEXT[0..-2])
        key != AccountKey.parse(TEXT.toLowerCase())
        !key.equals(TEXT)
    }

    def 'a printed hash says nothing about the key'() {
        expect:
        key.hashCode() == AccountKey.parse('another').hashCode()
    }

    def 'an empty key is refused'() {
        when:
        AccountKey.parse('')

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == 'the account key is empty: take it from the account\'s page "Access Keys" (nothing was sent)'
    }

    def 'a key with a blank or another strange character is refused and not repeated'() {
        when:
        AccountKey.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == 'the account key holds a blank or a character that no key has: ' +
                'copy it again from the account\'s page "Access Keys" (nothing was sent)'

        where:
        text << [" $TEXT", "$TEXT\n", 'a key', 'schlüssel', 'bell\u0007', '\u007f'].collect { it.toString() }
    }

    def 'null is refused by name'() {
        when:
        AccountKey.parse(null)

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'account key'
    }
}
