def suite(String junit, String test) {
    def directory = new File(basedir, 'target').listFiles().find { it.name.startsWith("junit-$junit") }
    (new File(directory, "TEST-sample.${test}.xml").getText('UTF-8') =~ /<testsuite [^>]*>/)[0]
}

[suite('5.', 'RenderingTest'), suite('6.', 'RenderingTest'), suite('5.', 'InterleavingTest')].each {
    assert (it =~ / tests="(\d+)"/)[0][1] as int >= 2
    assert it.contains(' errors="0"') && it.contains(' skipped="0"') && it.contains(' failures="0"')
}
assert suite('5.', 'InterleavingTest').contains(' tests="500"')
