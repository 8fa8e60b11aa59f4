package dev.arrshell.internal.service.token

import java.security.KeyFactory
import java.security.Signature
import java.security.interfaces.RSAPublicKey
import java.security.spec.X509EncodedKeySpec
import spock.lang.Specification

/** Keys of both kinds are what RS256 asks for, and others can check what they sign. */
class SigningKeySpec extends Specification {

    def "a #kind key signs as RS256"() {
        given:
        def content = 'header.claims'.bytes
        def signature = key.sign(content)
        def other = Signature.getInstance('SHA256withRSA')
        RSAPublicKey published = KeyFactory.getInstance('RSA')
                .generatePublic(new X509EncodedKeySpec(key.encoded().split(' ')[1].decodeBase64()))

        when:
        other.initVerify(published)
        other.update(content)

        then:
        other.verify(signature)
        published.modulus.bitLength() == 2048
        published.publicExponent == 65537

        and:
        key.isSignature(signature, content)
        !key.isSignature(signature, 'header.other'.bytes)
        SigningKey.parse(key.encoded()).isSignature(signature, content)

        where:
        kind        | key
        'generated' | SigningKey.generate()
        'process'   | SigningKey.ofEmulator()
    }

    def "a #kind key has an id of its own"() {
        expect:
        key().id() != key().id()

        where:
        kind        | key
        'generated' | { SigningKey.generate() }
        'process'   | { SigningKey.ofEmulator() }
    }

    def "three pairs of primes give keys that work"() {
        expect:
        (1..3).every {
            def pair = EmulatorKeyPair.generate().join()
            def key = SigningKey.parse("id ${pair.public.encoded.encodeBase64()} ${pair.private.encoded.encodeBase64()}")
            key.isSignature(key.sign(new byte[300]), new byte[300])
        }
    }
}
