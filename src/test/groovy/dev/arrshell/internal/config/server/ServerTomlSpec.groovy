package dev.arrshell.internal.config.server

import static dev.arrshell.time.Durations.hours
import static dev.arrshell.time.Durations.minutes
import static dev.arrshell.time.Durations.seconds

import dev.arrshell.internal.config.value.ConfigurationException
import dev.arrshell.model.SessionSize
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir

class ServerTomlSpec extends Specification {

    @TempDir
    Path directory

    def "a file with all there is"() {
        when:
        def read = read('''
            [server]
            provider = "process"
            hostname = "render01.example.org"
            ports    = "50000-50100"
            pass     = ["PATH", "DISPLAY"]
            grace    = "3s"

            [server.standard]
            command  = ["pvserver", "--server-port={port}"]
            ready    = "line:Accepting connection"
            startup  = "90s"
            capacity = 4

            [server.premium]
            command  = ["pvserver"]
            ''')

        then:
        read.provider() == ServerConfiguration.Provider.PROCESS
        read.hostname().get() == 'render01.example.org'
        [read.lowestPort(), read.highestPort()] == [50000, 50100]
        read.pass() == ['PATH', 'DISPLAY']
        read.grace() == seconds(3)
        with(read.sizes()[SessionSize.STANDARD]) {
            command() == ['pvserver', '--server-port={port}']
            ready() == 'line:Accepting connection'
            startup() == seconds(90)
            capacity().asInt == 4
        }
        with(read.sizes()[SessionSize.PREMIUM]) {
            ready() == 'tcp'
            startup() == minutes(5)
            !capacity().present
        }
    }

    def "a cluster"() {
        when:
        def read = read('''
            [server]
            provider  = "slurm"
            interval  = "10s"
            max-lease = "8h"

            [server.premium]
            command = ["pvserver"]
            slurm   = ["--partition=viz", "--gres=gpu:1"]
            ''')

        then:
        read.provider() == ServerConfiguration.Provider.SLURM
        read.cluster().interval() == seconds(10)
        read.cluster().maxLease().get() == hours(8)
        read.sizes()[SessionSize.PREMIUM].batch().options() == ['--partition=viz', '--gres=gpu:1']
    }

    def "the recipe for a cluster is read"() {
        when:
        def read = ServerToml.read(Path.of('scripts/serve/slurm.toml'))

        then:
        read.provider() == ServerConfiguration.Provider.SLURM
        read.sizes().values().every { it.batch().options() && it.ready().startsWith('line:') }
    }

    def "a command is enough"() {
        when:
        def read = read('[server.standard]\ncommand = ["pvserver"]\n')

        then:
        !read.hostname().present
        [read.lowestPort(), read.highestPort()] == [49152, 65535]
        read.pass() == ['PATH', 'HOME', 'LANG']
        read.cluster().interval() == seconds(5)
        !read.cluster().maxLease().present
        read.grace() == seconds(10)
        read.sizes().keySet() == [SessionSize.STANDARD] as Set
    }

    def "simulated servers have times in place of commands, and a table is enough"() {
        when:
        def read = read('''
            [server]
            provider = "simulated"
            hostname = "render01.example.org"

            [server.standard]

            [server.premium]
            boot     = "0s"
            fails    = "no machine is free"
            capacity = 2
            ''')

        then:
        read.provider() == ServerConfiguration.Provider.SIMULATED
        read.hostname().get() == 'render01.example.org'
        with(read.sizes()[SessionSize.STANDARD]) {
            !simulation().boot().present
            !simulation().failure().present
            !capacity().present
        }
        with(read.sizes()[SessionSize.PREMIUM]) {
            simulation().boot().get() == seconds(0)
            simulation().failure().get() == 'no machine is free'
            capacity().asInt == 2
        }
    }

    def "#what is told with its place"() {
        when:
        read(text)

        then:
        def e = thrown(ConfigurationException)
        e.problems() == [problem.replace('FILE', directory.resolve('server.toml').toString())]

        where:
        what                  | text                                                         || problem
        'no table'            | ''                                                           || 'FILE: the table [server] is missing'
        'no command'          | '[server]\n'                                                 || 'FILE: no size has a command: [server.standard] or [server.premium] is needed'
        'a size without one'  | '[server.standard]\nready = "tcp"\n'                         || 'FILE:1:1: [server.standard] has no command'
        'an empty command'    | '[server.standard]\ncommand = []\n'                          || 'FILE:2:1: command is empty: it is the program and its arguments'
        'a line for a shell'  | '[server.standard]\ncommand = "pvserver &"\n'                || 'FILE:2:1: command must be a list of strings, such as ["…", "…"], and no line for a shell'
        'an unknown key'      | '[server]\nhostnme = "a"\n[server.standard]\ncommand=["x"]\n' || "FILE:2:1: unknown key 'hostnme' - did you mean hostname? Known: provider, hostname, ports, pass, grace, standard, premium"
        'an unknown table'    | '[serve]\na = 1\n[server.standard]\ncommand=["x"]\n'         || "FILE:1:1: unknown table 'serve': all stands below [server]"
        'an unknown provider' | '[server]\nprovider = "slrm"\n[server.standard]\ncommand=["x"]\n' || "FILE:2:1: unknown provider 'slrm' - did you mean slurm? Known: process, simulated, slurm"
        'a wrong range'       | '[server]\nports = "9-5"\n[server.standard]\ncommand=["x"]\n' || "FILE:2:1: ports is a range such as \"49152-65535\", not '9-5'"
        'a port too high'     | '[server]\nports = "9-70000"\n[server.standard]\ncommand=["x"]\n' || "FILE:2:1: ports is a range such as \"49152-65535\", not '9-70000'"
        'a wrong length'      | '[server.standard]\ncommand=["x"]\nstartup = "soon"\n'       || "FILE:3:1: startup is a length of time such as \"30s\" or \"5m\", not 'soon'"
        'a wrong capacity'    | '[server.standard]\ncommand=["x"]\ncapacity = "4"\n'         || 'FILE:3:1: capacity is 0 or more servers, as a number without quotes'
        'a wrong variable'    | '[server]\npass = ["A B"]\n[server.standard]\ncommand=["x"]\n' || "FILE:2:1: 'A B' is no name of a variable"
        'an empty name'       | '[server]\nhostname = " "\n[server.standard]\ncommand=["x"]\n' || 'FILE:2:1: hostname is empty: write the name that clients reach this machine by'
        'a key of processes'  | '[server]\nprovider = "simulated"\ngrace = "1s"\n[server.standard]\n' || 'FILE:3:1: grace means nothing with the provider simulated. Known: provider, hostname, standard, premium'
        'a simulated command' | '[server]\nprovider = "simulated"\n[server.standard]\ncommand=["x"]\n' || 'FILE:4:1: command means nothing with the provider simulated. Known: boot, fails, capacity'
        'a boot of a process' | '[server.standard]\ncommand=["x"]\nboot = "1s"\n'          || 'FILE:3:1: boot means nothing with the provider process. Known: command, ready, startup, capacity'
        'no simulated size'   | '[server]\nprovider = "simulated"\n'                       || 'FILE: no size has a table: [server.standard] or [server.premium] is needed'
        'a wrong boot'        | '[server]\nprovider = "simulated"\n[server.standard]\nboot = "soon"\n' || "FILE:4:1: boot is a length of time such as \"30s\" or \"5m\", not 'soon'"
        'a boot before zero'  | '[server]\nprovider = "simulated"\n[server.standard]\nboot = "-1s"\n' || "FILE:4:1: boot is a length of time such as \"30s\" or \"5m\", not '-1s'"
        'an empty failure'    | '[server]\nprovider = "simulated"\n[server.standard]\nfails = ""\n' || 'FILE:4:1: fails is empty: say why a server does not start'
        'a look too often'    | '[server]\nprovider = "slurm"\ninterval = "500ms"\n[server.standard]\ncommand=["x"]\n' || 'FILE:3:1: interval is 1s or more, since each look at the queue costs the controller work'
        'a lease too long'    | '[server]\nprovider = "slurm"\nmax-lease = "25h"\n[server.standard]\ncommand=["x"]\n' || 'FILE:3:1: max-lease is 24h or less, the longest lease that clients can have'
        'no list of options'  | '[server]\nprovider = "slurm"\n[server.standard]\ncommand=["x"]\nslurm = "-p viz"\n' || 'FILE:5:1: slurm must be a list of strings, such as ["…", "…"], and no line for a shell'
        'a lease of processes' | '[server]\nmax-lease = "2h"\n[server.standard]\ncommand=["x"]\n' || 'FILE:2:1: max-lease means nothing with the provider process. Known: provider, hostname, ports, pass, grace, standard, premium'
        'options of processes' | '[server.standard]\ncommand=["x"]\nslurm = ["-p", "viz"]\n' || 'FILE:3:1: slurm means nothing with the provider process. Known: command, ready, startup, capacity'
        'a number for a text' | '[server]\nhostname = 7\n[server.standard]\ncommand=["x"]\n' || 'FILE:2:1: hostname must be a string in quotes'
    }

    def "all problems are told at once"() {
        when:
        read('[server]\nhostname = 7\n[server.standard]\ncommand = []\n')

        then:
        def e = thrown(ConfigurationException)
        e.problems()*.replaceAll('.*server.toml:', '')*.take(4) == ['4:1:', '2:1:']
    }

    def "text that is no TOML is told with its place"() {
        when:
        read('[server]\nhostname = \n')

        then:
        def e = thrown(ConfigurationException)
        e.problems().size() == 1
        e.problems()[0].contains('server.toml:2:11: ')
    }

    def "a file that is not there is told with what it would say"() {
        when:
        ServerToml.read(directory.resolve('none.toml'))

        then:
        def e = thrown(ConfigurationException)
        e.message.contains('none.toml: there is no such file')
        e.message.contains('command = ["pvserver", "--server-port={port}"]')
    }

    private ServerConfiguration read(String text) {
        ServerToml.read(Files.writeString(directory.resolve('server.toml'), text.stripIndent()))
    }
}
