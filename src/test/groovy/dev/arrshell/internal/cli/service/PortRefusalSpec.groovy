package dev.arrshell.internal.cli.service

import spock.lang.Specification

class PortRefusalSpec extends Specification {

    def "a port that is refused with '#reason' #what"() {
        expect:
        PortRefusal.of(443, new BindException(reason)) == "port 443 $what (nothing was started)"

        where:
        reason                            || what
        'Permission denied'               || 'is not allowed for this user: allow it, on Linux by sudo sysctl net.ipv4.ip_unprivileged_port_start=443 or as root, or choose one from 1024 on'
        'Permission denied (Bind failed)' || 'is not allowed for this user: allow it, on Linux by sudo sysctl net.ipv4.ip_unprivileged_port_start=443 or as root, or choose one from 1024 on'
        'Address already in use'          || 'is taken: free it, choose another, or let --port 0 take any free one'
        null                              || 'is taken: free it, choose another, or let --port 0 take any free one'
    }
}
