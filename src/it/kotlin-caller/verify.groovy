// The second build: each use that forgets what arr says of null is an error of the compiler.
def errors = new File(basedir, 'build.log').readLines('UTF-8').findResults { line ->
    (line =~ /ERROR.*Unsafe\.kt:(\d+):\d+ (.*)$/).with { it ? "${it[0][1]}: ${it[0][2]}".toString() : null }
}.unique()

assert errors == [
        "6: Null cannot be a value of a non-null type 'Duration'.",
        "8: Return type mismatch: expected 'Any', actual 'Any?'.",
        "10: Return type mismatch: expected 'Void', actual 'Void?'.",
]
assert new File(basedir, 'target/classes/sample/CallerKt.class').exists()
