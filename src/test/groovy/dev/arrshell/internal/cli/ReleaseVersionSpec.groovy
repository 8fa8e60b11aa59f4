package dev.arrshell.internal.cli

import spock.lang.Specification

/** The first two lines of --version, from what the manifest says. */
class ReleaseVersionSpec extends Specification {

    def "#packaged is version #version, commit #commit"() {
        expect:
        ReleaseVersion.lines(packaged).take(2) == ["arr $version", "commit $commit"]

        where:
        packaged                         | version          | commit
        '1.0.0'                          | '1.0.0'          | 'unknown (not built in a clone)'
        '1.0.0+15c42586d0aa'             | '1.0.0'          | '15c42586d0aa'
        '1.0.0-SNAPSHOT+15c42586d-dirty' | '1.0.0-SNAPSHOT' | '15c42586d-dirty'
    }
}
