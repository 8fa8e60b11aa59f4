String run(String... directories) {
    def jars = directories.collectMany { new File(basedir, "target/$it").listFiles().toList() }
    def classPath = [new File(basedir, 'target/classes'), *jars].join(File.pathSeparator)
    def process = [System.getProperty('java.home') + '/bin/java', '-cp', classPath, 'sample.Caller'].execute()
    def output = new StringBuffer()
    process.consumeProcessOutput(output, output)
    process.waitForOrKill(60_000)
    return output
}

// The first on the class path counts.
assert run('libraries').trim() == 'READY'
assert run('jackson-2.16.2', 'libraries').trim() == 'READY'
assert run('libraries', 'jackson-3').trim() == 'READY'
assert run('jackson-2.14.3', 'libraries').contains(
        'arr needs jackson-databind 2.16 or newer, and the class path has 2.14.3: declare a newer one')
