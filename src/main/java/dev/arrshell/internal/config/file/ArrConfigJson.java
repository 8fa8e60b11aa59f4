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
import java.util.Optional;

/**
 * Reads the configuration file of Microsoft's scripts as it is, of both eras: until 2021 it named a region and perhaps
 * both addresses, later an account domain, and from 2023 on a domain for rendering too. Names count without regard to
 * case, and comments are allowed, as in PowerShell.
 */
public final class ArrConfigJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private final Path file;
    private final ConfigProblems notes;
    private final List<Member> members = new ArrayList<>();

    /** A value and its line. */
    private record Member(String section, String name, String value, int line) {}

    private ArrConfigJson(Path file, ConfigProblems notes) {
        this.file = file;
        this.notes = notes;
    }

    public static SourceValues read(Path file, ConfigProblems notes) {
        return new ArrConfigJson(file, notes).layer();
    }

    private SourceValues layer() {
        SourceValues layer = new SourceValues(notes);
        if (parsed()) {
            ArrConfigField.ALL.forEach(name -> take(name, layer));
            members.forEach(this::mention);
        }
        layer.get(ConfigKey.ACCOUNT_KEY)
                .flatMap(key -> FilePermissionCheck.warning(file))
                .ifPresent(notes::warning);
        return layer;
    }

    private void take(ArrConfigField name, SourceValues layer) {
        members.stream()
                .filter(member -> name.is(member.section(), member.name()))
                .forEach(member -> name.put(
                        layer, member.value(), ConfigOrigin.line(ConfigSource.ARRCONFIG, file, member.line())));
    }

    /** Microsoft's scripts pass over what they do not know; a slip is worth a word all the same. */
    private void mention(Member member) {
        if (!ArrConfigField.isKnown(member.section(), member.name())) {
            Optional<String> near = NearestWord.to(member.name(), ArrConfigField.names());
            notes.warning(file + ":" + member.line() + ": unknown key '" + member.name() + "' in " + member.section()
                    + near.map(meant -> " - did you mean " + meant + "?").orElse(""));
        }
    }

    private boolean parsed() {
        try (JsonParser parser = JSON.createParser(TextFile.read(file))) {
            return sections(parser);
        } catch (ConfigurationException unreadable) {
            notes.problem(unreadable.problems().get(0));
        } catch (JsonProcessingException wrong) {
            notes.problem(file + ":" + place(wrong.getLocation()) + ": no JSON: " + words(wrong));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return false;
    }

    private boolean sections(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            notes.problem(file + ":1:1: an object in braces was expected");
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

    /** The parser repeats the text that it did not expect, which may be a key without quotes: only its hope is told. */
    private static String words(JsonProcessingException wrong) {
        String message = String.valueOf(wrong.getOriginalMessage());
        int hope = message.indexOf("was expecting ");
        return hope < 0 ? "it cannot be read here" : "expected " + message.substring(hope + "was expecting ".length());
    }
}
