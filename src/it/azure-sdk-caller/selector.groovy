// Skips this project where Azure's client cannot be fetched, and says so.
def version = (new File(basedir, 'pom.xml').getText('UTF-8') =~ '<azure.sdk.version>(.+)</azure.sdk.version>')[0][1]
def windows = System.getProperty('os.name').startsWith('Windows')
def maven = new File(System.getProperty('maven.home'), windows ? 'bin/mvn.cmd' : 'bin/mvn').path
def fetch = new ProcessBuilder(maven, '-B', '-q', 'dependency:get',
        "-Dartifact=com.azure:azure-mixedreality-remoterendering:$version").redirectErrorStream(true).start()
def said = fetch.inputStream.text
def isThere = fetch.waitFor() == 0
if (!isThere) {
    println "azure-sdk-caller is skipped, since Azure's client $version cannot be fetched. Run mvn verify online. " +
            "Maven says: ${said.readLines().find() ?: 'nothing'}"
}
isThere
