for (groovy in ['4.', '5.']) {
    def directory = new File(basedir, 'target').listFiles().find { it.name.startsWith("groovy-$groovy") }
    def suite = (new File(directory, 'TEST-sample.RenderingSpec.xml').getText('UTF-8') =~ /<testsuite [^>]*>/)[0]
    assert (suite =~ / tests="(\d+)"/)[0][1] as int >= 5
    assert suite.contains(' errors="0"') && suite.contains(' skipped="0"') && suite.contains(' failures="0"')
}
