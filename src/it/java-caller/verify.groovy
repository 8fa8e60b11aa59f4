// Lines read "   group:artifact:jar:version:scope", and may go on with the module's name.
def brought = new File(basedir, 'target/dependencies.txt').readLines('UTF-8')
        .findResults { line -> line.trim() =~ /^([\w.-]+:[\w.-]+):jar:\S+?:(\w+)\b/ ?: null }
        .collect { match -> "${match[0][1]} ${match[0][2]}".toString() }
        .toSorted()

assert brought == [
        'com.fasterxml.jackson.core:jackson-annotations compile',
        'com.fasterxml.jackson.core:jackson-core compile',
        'com.fasterxml.jackson.core:jackson-databind compile',
        'dev.arrshell:arr compile',
]
