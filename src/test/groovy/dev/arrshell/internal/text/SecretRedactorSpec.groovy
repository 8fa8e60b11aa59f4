package dev.arrshell.internal.text

import dev.arrshell.conversion.StorageAccess
import dev.arrshell.model.AccessToken
import dev.arrshell.model.AccountKey
import spock.lang.Specification

class SecretRedactorSpec extends Specification {

    static final KEY = 'c2VjcmV0IGtleSBvZiB0aGUgU2VjcmV0c1NwZWMh+/8='
    static final JWT = 'eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjIxNDc0ODM2NDd9.c2lnbmF0dXJl_-'
    static final ID = '11111111-2222-3333-4444-555555555555'

    final key = AccountKey.parse(KEY)

    def 'a secret that this process holds is masked wherever it stands: #text'() {
        expect:
        key.toString() == 'AccountKey(****)'
        SecretRedactor.mask(text) == masked

        where:
        text                       || masked
        KEY                        || '****'
        "key=$KEY;".toString()     || 'key=****;'
        "$KEY$KEY".toString()      || '********'
        "a\n$KEY\nb $KEY".toString() || 'a\n****\nb ****'
        "{\"k\":\"$KEY\"}".toString() || '{"k":"****"}'
    }

    def 'the password in an address is masked, and nothing else: #text'() {
        expect:
        SecretRedactor.mask(text) == masked

        where:
        text                                   || masked
        'http://me:hidden@proxy:3128'          || 'http://me:****@proxy:3128'
        'by http://me:p%40ss@a and ://b:x@c/d' || 'by http://me:****@a and ://b:****@c/d'
        'http://:hidden@proxy'                 || 'http://:****@proxy'
        'http://localhost:8080/a@b'            || 'http://localhost:8080/a@b'
        'http://me@proxy:3128'                 || 'http://me@proxy:3128'
    }

    def 'what looks like a token or stands behind Bearer is masked, known or not: #text'() {
        expect:
        SecretRedactor.mask(text) == masked

        where:
        text                                             || masked
        JWT                                              || '****'
        "{\"AccessToken\":\"$JWT\"}".toString()          || '{"AccessToken":"****"}'
        "one $JWT\ntwo $JWT".toString()                  || 'one ****\ntwo ****'
        "Authorization: Bearer $JWT".toString()          || 'Authorization: Bearer ****'
        'Authorization: Bearer opaque-Token_123'         || 'Authorization: Bearer ****'
        'authorization: bearer   opaque-Token_123, next' || 'authorization: bearer   ****, next'
        "Bearer $ID:unknownKey0123456789=".toString()    || 'Bearer ****'
        'Bearer\n  opaque-Token_123'                     || 'Bearer\n  ****'
        'fake.eyJleHAiOjIxNDc0ODM2NDh9.fake'             || 'fake.****'
        'eyJleHAiOjIxNDc0ODM2NDh9.fake'                  || '****'
    }

    def 'the signature of a shared access signature is masked, and what it is good for is not: #text'() {
        expect:
        SecretRedactor.mask(text) == masked

        where:
        text                                                                         || masked
        'https://a.blob.example/c?sv=2020-08-04&sig=aB3%2Fd%2B9012345%3D&se=2027'     || 'https://a.blob.example/c?sv=2020-08-04&sig=****&se=2027'
        'https://a.blob.example/c?sig=aB3/d+9012345='                                || 'https://a.blob.example/c?sig=****'
        '{"models":["https://a/c?SIG=aB3%2Fd%2B9012345%3D"]}'                        || '{"models":["https://a/c?SIG=****"]}'
        'at=https%3A%2F%2Fa%2Fc%3Fsp%3Dr%26sig%3DaB3%252Fd%252B9012345'              || 'at=https%3A%2F%2Fa%2Fc%3Fsp%3Dr%26sig%3D****'
        '"https://a/c?sp=r\\u0026sig=aB3%2Fd%2B9012345%3D"'                           || '"https://a/c?sp=r\\u0026sig=****"'
        'sv=2020-08-04&sr=c&sp=rl&sig=aB3%2Fd%2B9012345%3D'                           || 'sv=2020-08-04&sr=c&sp=rl&sig=****'
        '{"storageContainerReadListSas":"sv=2020-08-04&sr=c&sig=aB3%2Fd%2B9012345%3D"}' || '{"storageContainerReadListSas":"sv=2020-08-04&sr=c&sig=****"}'
        '{"containerWriteSas":"sig=aB3%2Fd%2B9012345%3D&sv=2020-08-04"}'              || '{"containerWriteSas":"sig=****&sv=2020-08-04"}'
        'sig=**** twice'                                                             || 'sig=**** twice'
    }

    def 'a shared access signature that this process holds is masked as a whole'() {
        given:
        def access = StorageAccess.parse('?sv=2020-08-04&sr=c&sp=rl&sig=abc')

        expect:
        access.toString() == 'StorageAccess(****)'
        SecretRedactor.mask('{"a":"sv=2020-08-04&sr=c&sp=rl&sig=abc"}') == '{"a":"****"}'
    }

    def 'a known key behind Bearer leaves one mask'() {
        expect:
        key != null
        SecretRedactor.mask("Bearer $ID:$KEY") == 'Bearer ****'
    }

    def 'words are left alone: #text'() {
        expect:
        SecretRedactor.mask(text).is(text)

        where:
        text << ['', 'key', 'the account key', 'token = request()', 'Bearer TOKEN', 'Bearer <token>', 'a bearer of news', 'eyJ', 'eyJabc.def',
                 'WWW-Authenticate: Bearer error="invalid_token"', 'design=symmetrical', 'sig=short', 'int sig = signature', ID, '5EqPJ1VdTUakDJZc6/ZhTg.0', '04:00:00']
    }

    def 'null stays null'() {
        expect:
        SecretRedactor.mask(null) == null
    }

    def 'a key too short to be told from a word is not looked for'() {
        given:
        def short_ = AccountKey.parse('token')

        expect:
        short_ != null
        SecretRedactor.mask('the token is a token') == 'the token is a token'
    }

    def 'a secret that is part of another does not leave the rest of it behind'() {
        given:
        def secrets = ['inner-secret', 'outer-inner-secret-outer', 'inner-secret-and-more'].collect { AccountKey.parse(it) }

        expect:
        secrets.size() == 3
        SecretRedactor.mask('outer-inner-secret-outer inner-secret-and-more inner-secret') == '**** **** ****'
    }

    def 'tokens are known by value as well'() {
        given:
        def token = AccessToken.parse('fake.eyJleHAiOjIxNDc0ODM2NDd9.signature')

        expect:
        SecretRedactor.mask("it was ${token.revealTo { it }}!") == 'it was ****!'
    }
}
