package dev.arrshell.model

import spock.lang.Specification

class AccountIdSpec extends Specification {

    static final GUID = '11111111-2222-3333-4444-abcdefabcdef'
    static final ADVICE = "is no GUID: write it as on the account's overview page, like 11111111-2222-3333-4444-555555555555 (nothing was sent)"

    def 'a GUID of any case is kept in lower case'() {
        expect:
        AccountId.parse(text).value() == GUID
        AccountId.parse(text) == new AccountId(GUID)
        AccountId.parse(text).toString() == GUID

        where:
        text << [GUID, GUID.toUpperCase()]
    }

    def "'#text' is refused"() {
        when:
        AccountId.parse(text)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "account id '$text' $ADVICE"

        where:
        text << ['', 'nonsense', GUID[0..-2], GUID + '1', ' ' + GUID, GUID.replace('-', ''), "{$GUID}", GUID.replace('a', 'g'), '<accountId>',
                 GUID + '\n']
    }

    def 'a key in the place of the id is not repeated'() {
        when:
        AccountId.parse(key)

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "account id (a text of ${key.length()} characters; is it the key?) $ADVICE"

        where:
        key << ['Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmE=', 'c2hvcnQ=', 'x' * 41]
    }

    def 'a key that is known already is not repeated even when it does not look like one'() {
        given:
        def key = AccountKey.parse('plain-looking-key')

        when:
        key.revealTo { AccountId.parse(it) }

        then:
        def refusal = thrown(IllegalArgumentException)
        refusal.message == "account id '****' $ADVICE"
    }

    def 'null is refused by name'() {
        when:
        AccountId.parse(null)

        then:
        def refusal = thrown(NullPointerException)
        refusal.message == 'account id'
    }
}
