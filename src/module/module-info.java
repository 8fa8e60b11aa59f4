/** The language, the emulator, and what tests use of both. Jackson is needed; an optional library is read where there is one. */
module dev.arrshell {
    requires com.fasterxml.jackson.databind;
    requires transitive java.net.http;
    requires static com.cronutils;
    requires static com.h2database.mvstore;
    requires static org.apache.groovy;
    requires static org.assertj.core;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;
    requires static org.spockframework.core;

    exports dev.arrshell;
    exports dev.arrshell.annotation;
    exports dev.arrshell.assertj;
    exports dev.arrshell.conversion;
    exports dev.arrshell.emulator;
    exports dev.arrshell.error;
    exports dev.arrshell.groovy;
    exports dev.arrshell.junit;
    exports dev.arrshell.model;
    exports dev.arrshell.policy;
    exports dev.arrshell.pool;
    exports dev.arrshell.schedule;
    exports dev.arrshell.server;
    exports dev.arrshell.spock;
    exports dev.arrshell.testkit;
    exports dev.arrshell.time;
}
