package dev.arrshell.internal.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Translator of the advice in the library's messages, which names calls of its API, to the commands that do the same at a
 * command line.
 */
final class ShellAdvice {

    /** Parts of messages, as regular expressions, each with its replacement; the longer ones first. */
    private static final Map<String, String> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put(
                "client\\.session\\('([^']+)'\\)\\.awaitReady\\(\\) or \\.stop\\(\\)",
                "arr session wait $1 or stop $1");
        COMMANDS.put("client\\.session\\('…'\\)\\.stop\\(\\)", "arr session stop ID");
        COMMANDS.put("client\\.session\\('([^']+)'\\)\\.stop\\(\\)", "arr session stop $1");
        COMMANDS.put("client\\.session\\('([^']+)'\\)\\.properties\\(\\)", "arr session get $1");
        COMMANDS.put("client\\.sessions\\(\\)", "arr session list");
        COMMANDS.put("client\\.session\\(\\)\\.size\\(…\\)\\.lease\\(…\\)\\.start\\(\\)", "arr session start");
        COMMANDS.put(": await(Ready|Succeeded)\\(minutes\\(\\d+\\)\\)", "");
        COMMANDS.put("extendLeaseBy\\(([hms])\\w+\\((\\d+)\\)\\)", "arr session update ID --by $2$1");
        COMMANDS.put("extendLeaseBy\\(…\\)", "arr session update ID --by TIME");
        COMMANDS.put(", in Java HttpSettings\\.DEFAULT\\.withCaFile\\(file\\)", "");
        COMMANDS.put("client\\.conversion\\('([^']+)'\\)\\.awaitSucceeded\\(\\)", "arr conversion wait $1");
        COMMANDS.put("client\\.conversion\\(\\)\\.input\\(…\\)\\.output\\(…\\)\\.start\\(\\)", "arr conversion start");
        COMMANDS.put(
                "use 2021-01-01, or client\\.conversion\\('…'\\) for",
                "use --api-version 2021-01-01, or arr conversion get ID for");
        COMMANDS.put("inputAccess\\(…\\) (and|or) outputAccess\\(…\\)", "--input-sas-file $1 --output-sas-file");
        COMMANDS.put(": input\\(container, 'robot\\.fbx'\\)", ": --asset robot.fbx");
        COMMANDS.put("outputFile\\('([^']+)'\\)", "--output-file $1");
        COMMANDS.put("await(Ready|Succeeded)\\(Duration\\)", "--timeout");
        COMMANDS.put(", or say ArrOptions\\.builder\\(\\)\\.allowInsecure\\(\\)", "");
        COMMANDS.put(
                "the thread was interrupted\\. Its interrupt flag is set(?:; call again if it is wanted)?",
                "interrupted");
    }

    private ShellAdvice() {}

    static String translate(String message) {
        String translated = message;
        for (Map.Entry<String, String> command : COMMANDS.entrySet()) {
            translated = translated.replaceAll(command.getKey(), command.getValue());
        }
        return translated;
    }
}
