package dev.arrshell.internal.syntax

import dev.arrshell.model.AccountKey
import dev.arrshell.testing.Tokens
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.Timeout

class SourceSecretMaskerSpec extends Specification {

    @Shared
    AccountKey known = AccountKey.parse('kNoWnKeyValue0123456789==')

    @Shared
    String token = Tokens.jwt(java.time.Instant.EPOCH)

    def "#source.inspect() is kept as #kept.inspect()"() {
        expect:
        SourceSecretMasker.mask(source).text() == kept

        where:
        source                                          || kept
        "account('id', 'k')"                            || "account('id', secret('ARR_ACCOUNT_KEY'))"
        "c = account(\n  'id',\n  'k')\n.region('w')"   || "c = account(\n  'id',\n  secret('ARR_ACCOUNT_KEY'))\n.region('w')"
        'account(ids[0, 1], "k")'                       || "account(ids[0, 1], secret('ARR_ACCOUNT_KEY'))"
        "account(f(a, 'b'), 'k')"                       || "account(f(a, 'b'), secret('ARR_ACCOUNT_KEY'))"
        "arr.account(id, 'k' +\n 'l')"                  || "arr.account(id, secret('ARR_ACCOUNT_KEY'))"
        'account(id, "k${x}l")'                         || "account(id, secret('ARR_ACCOUNT_KEY'))"
        "account(id, '''k\nl''')"                       || "account(id, secret('ARR_ACCOUNT_KEY'))"
        "account id, 'k'"                               || "account id, secret('ARR_ACCOUNT_KEY')"
        "account(id, 'k"                                || "account(id, secret('ARR_ACCOUNT_KEY')"
        "accountKey = 'k'"                              || "accountKey = secret('ARR_ACCOUNT_KEY')"
        "def accountKey =\n'k'"                         || "def accountKey =\nsecret('ARR_ACCOUNT_KEY')"
        "open(accountKey: 'k', size: 'x')"              || "open(accountKey: secret('ARR_ACCOUNT_KEY'), size: 'x')"
        "account(id: 'i', key: 'k')"                    || "account(id: 'i', key: secret('ARR_ACCOUNT_KEY'))"
        "AccountKey.parse('k')"                            || "secret('ARR_ACCOUNT_KEY')"
        "x = 'kNoWnKeyValue0123456789=='"               || "x = secret('ARR_ACCOUNT_KEY')"
        "x = 'kNoWnKey' +\n'Value0123456789=='"         || "x = secret('ARR_ACCOUNT_KEY')"
        "println 'key kNoWnKeyValue0123456789== !'"     || "println 'key **** !'"
        "1 // kNoWnKeyValue0123456789=="                || "1 // ****"
        "account(id, secret('ARR_ACCOUNT_KEY'))"        || "account(id, secret('ARR_ACCOUNT_KEY'))"
        "account(id, key)"                              || "account(id, key)"
        "account('id')"                                 || "account('id')"
        "account(id, k)['a']"                           || "account(id, k)['a']"
        "f(account(id, k), 'a')"                        || "f(account(id, k), 'a')"
        "println 'the secret token and the key'"        || "println 'the secret token and the key'"
        "[key: 'a', sortKey: 'b', keyFile: 'c']"        || "[key: 'a', sortKey: 'b', keyFile: 'c']"
        "[key: 'a', token: 'b', password: 'c']"         || "[key: 'a', token: '****', password: '****']"
        "accountKey == 'k'"                             || "accountKey == 'k'"
    }

    def "a token is masked by its shape"() {
        expect:
        SourceSecretMasker.mask("token = '" + token + "'").text() == "token = '****'"
        SourceSecretMasker.mask('h = [Authorization: "Bearer ' + token + '"]').text() == 'h = [Authorization: "Bearer ****"]'
    }

    def "#source is kept, since no name says that it is a secret"() {
        expect:
        SourceSecretMasker.mask(source).text() == source
        SourceSecretMasker.secrets(source).empty

        where:
        source << ["key = 'status'", "x = y ? accountKey : 'none'", "accountKey = ''", "accountKey = secret('ARR_ACCOUNT_KEY')", 'token = client.token()',
            "accountKeyFile = 'work.key'", "MY_KEY = secret('MY_KEY')", "if (password != 'none') println 1", "println(['accountKey', 'region'])",
            "ARR_ACCOUNT_KEY_FILE=work.key", "monkey = 'Bonobo 1'", "'The token is here, the key = the word'", "m.get('accountKey', null)", 'a -key b']
    }

    @Timeout(20)
    def "a long text of #part takes no long time and no deep stack"() {
        when:
        SourceSecretMasker.mask(part * (60_000.intdiv(part.length())))

        then:
        noExceptionThrown()

        where:
        part << ['a', 'a_', "'", '"', ';A', '?key', 'key=', 'key = @"\n', "accountKey = '", "x ?: 'y' ", "account(", 'A_KEY=', 'Authorization: Bearer ', '${']
    }

    def "the keys that are masked are counted"() {
        expect:
        SourceSecretMasker.mask("account(a, 'k'); account(b, 'l')") ==
                new SourceSecretMasker.Masked("account(a, secret('ARR_ACCOUNT_KEY')); account(b, secret('ARR_ACCOUNT_KEY'))", 2)
        known != null
    }
}
