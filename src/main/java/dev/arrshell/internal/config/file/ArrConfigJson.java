package dev.arrshell.internal.config.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.arrshell.internal.config.value.ConfigKey;
import dev.arrshell.internal.config.value.ConfigOrigin;
import dev.arrshell.internal.config.value.ConfigProblems;
import dev.arrshell.internal.config.value.ConfigSource;
import dev.arrshell.internal.config.value.ConfigurationException;
import dev.arrshell.internal.config.value.SourceValues;
import dev.arrshell.internal.text.NearestWord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reader of the configuration file of Microsoft's scripts in all its forms: until 2021 it named a region and perhaps both
 * addresses, later an account domain, and from 2023 on a domain for rendering too. As in PowerShell, names are not
 * case-sensitive and comments are allowed.
 */
public final class ArrConfigJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final Path file;
    private final ConfigProblems problems;
    private final List<Member> members = new ArrayList<>();

    /** A value and its line. */
    private record Member(String section, String name, String value, int line) {}

    private ArrConfigJson(Path file, ConfigProblems problems) {
        this.file = file;
        this.problems = problems;
    }

    public static SourceValues read(Path file, ConfigProblems problems) {
        return new ArrConfigJson(file, problems).values();
    }

    private SourceValues values() {
        SourceValues values = new SourceValues(problems);
        if (parsed()) {
            ArrConfigField.ALL.forEach(name -> take(name, values));
            members.forEach(this::warnIfUnknown);
        }
        values.get(ConfigKey.ACCOUNT_KEY)
                .flatMap(key -> FilePermissionCheck.warning(file))
                .ifPresent(problems::addWarning);
        return values;
    }

    private void take(ArrConfigField name, SourceValues values) {
        members.stream()
                .filter(member -> name.is(member.section(), member.name()))
                .forEach(member -> name.put(
                        values, member.value(), ConfigOrigin.line(ConfigSource.ARRCONFIG, file, member.line())));
    }

    /** Warns of an unknown name, which Microsoft's scripts ignore: it may be a typo. */
    private void warnIfUnknown(Member member) {
        if (!ArrConfigField.isKnown(member.section(), member.name())) {
            problems.addWarning(file + ":" + member.line() + ": unknown key '" + member.name() + "' in "
                    + member.section() + NearestWord.question(member.name(), ArrConfigField.names(member.section())));
        }
    }

    private boolean parsed() {
        try (JsonParser parser = JSON.createParser(TextFile.read(file))) {
            return sections(parser);
        } catch (ConfigurationException unreadable) {
            problems.addProblem(unreadable.problems().get(0));
        } catch (JsonProcessingException wrong) {
            problems.addProblem(file + ":" + place(wrong.getLocation()) + ": not valid JSON: " + words(wrong));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return false;
    }

    private boolean sections(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            problems.addProblem(file + ":1:1: not valid JSON: expected an object in braces");
            return false;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String section = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                section(parser, section);
            } else {
                parser.skipChildren();
            }
        }
        return true;
    }

    private void section(JsonParser parser, String section) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                members.add(new Member(
                        section,
                        name,
                        parser.getText(),
                        parser.currentTokenLocation().getLineNr()));
            } else {
                parser.skipChildren();
            }
        }
    }

    private static String place(JsonLocation location) {
        return location == null ? "1:1" : location.getLineNr() + ":" + location.getColumnNr();
    }

    /** Repeats only what the parser expected: what it found may be a key without quotes. */
    private static String words(JsonProcessingException wrong) {
        String message = String.valueOf(wrong.getOriginalMessage());
        int expected = message.indexOf("was expecting ");
        return expected < 0 ? "a syntax error" : "expected " + message.substring(expected + "was expecting ".length());
    }
}
