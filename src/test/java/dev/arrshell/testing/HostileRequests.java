package dev.arrshell.testing;

import java.util.List;
import java.util.Random;

/** Requests of a good client, damaged at random, as characters of one byte each. The same numbers give the same requests. */
public final class HostileRequests {

    private final String account;
    private final String token;

    /**
     * Makes some.
     *
     * @param token a token of the account, so that most of them get beyond the check of it
     */
    public HostileRequests(String account, String token) {
        this.account = account;
        this.token = token;
    }

    /** One request, or a few behind one another, damaged in one to three places. */
    public String next(Random random) {
        StringBuilder text = new StringBuilder(good(random));
        while (random.nextInt(16) == 0) {
            text.insert(0, good(random).replace("Connection: close\r\n", ""));
        }
        for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
            wound(text, random);
        }
        return text.isEmpty() ? "G" : text.toString();
    }

    /** A request as a good client sends it, one in eight of them a chunked one. */
    private String good(Random random) {
        String sessions = "/accounts/" + account + "/sessions";
        String old = "{\"maxLeaseTime\":\"4:0:0\",\"models\":[],\"size\":\"standard\"}";
        String later = "{\"maxLeaseTimeMinutes\":240,\"size\":\"Standard\"}";
        String[][] kinds = {
            {"POST", "/v1" + sessions + "/create", old},
            {"GET", "/v1" + sessions, ""},
            {"GET", "/v1" + sessions + "/d31bddca-dab7-498e-9bc9-7594bc12862f/properties", ""},
            {"PATCH", "/uksouth/v1" + sessions + "/d31b", "{\"maxLeaseTime\":\"5:0:0\"}"},
            {"DELETE", "/v1" + sessions + "/d31b", ""},
            {"PUT", sessions + "/s" + random.nextInt(50) + "?api-version=2021-01-01", later},
            {"GET", sessions + "?api-version=2021-01-01&continuationToken=MS4xLjE", ""},
            {"PATCH", sessions + "/s1?api-version=2021-01-01", "{\"maxLeaseTimeMinutes\":300}"},
            {"POST", sessions + "/s1/:stop?api-version=2021-01-01", ""},
            {"GET", "/accounts/" + account + "/token", ""},
            {"GET", "/__arr/requests?operation=create", ""},
            {"POST", "/__arr/boot", "{\"standard\":{\"between\":[\"PT1S\",\"PT2S\"],\"seed\":7}}"},
            {"POST", "/__arr/clock", "{\"advance\":\"PT1S\"}"},
            {"POST", "/__arr/sessions/s1/fail", "{\"reason\":\"GPU lost\"}"},
        };
        String[] kind = kinds[random.nextInt(kinds.length)];
        boolean chunked = random.nextInt(8) == 0;
        return kind[0] + " " + kind[1] + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + (chunked ? chunked(kind[2]) : "Content-Length: " + kind[2].length() + "\r\n\r\n" + kind[2]);
    }

    private static String chunked(String body) {
        String chunk = body.isEmpty() ? "" : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n";
        return "Transfer-Encoding: chunked\r\n\r\n" + chunk + "0\r\n\r\n";
    }

    /** Most wounds are not in the token, which takes up most of a request. */
    private static void wound(StringBuilder text, Random random) {
        int line = Math.max(1, text.indexOf("\r\n"));
        int body = Math.max(0, text.indexOf("\r\n\r\n"));
        int at = switch (random.nextInt(3)) {
            case 0 -> random.nextInt(line);
            case 1 -> body + random.nextInt(Math.max(1, text.length() - body));
            default -> random.nextInt(Math.max(1, text.length()));
        };
        int end = Math.min(text.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(9)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(50)));
            case 2 -> text.insert(at, (char) random.nextInt(256));
            case 3 -> text.setLength(Math.max(1, at));
            case 4 -> text.insert(at, piece(random));
            case 5 -> text.replace(at, end, piece(random));
            case 6 -> text.insert(at, "[".repeat(random.nextInt(3000)));
            case 7 -> text.insert(at, large(random));
            default -> flip(text, at, random);
        }
    }

    /** One in eight is, so that most requests are small ones. */
    private static String large(Random random) {
        return switch (random.nextInt(24)) {
            case 0 -> "x".repeat(random.nextInt(600_000));
            case 1 -> "A: b\r\n".repeat(random.nextInt(300));
            case 2 -> "9\r\n{\"a\": 1}\n\r\n".repeat(random.nextInt(3000));
            default -> "x";
        };
    }

    private static void flip(StringBuilder text, int at, Random random) {
        if (at < text.length()) {
            text.setCharAt(at, (char) (text.charAt(at) ^ 1 << random.nextInt(8)));
        }
    }

    private static String piece(Random random) {
        List<String> pieces = List.of(
                "\r\n",
                "\n",
                "\0",
                "%",
                "%00",
                "%zz",
                "//",
                "/../",
                "?",
                "&",
                "=",
                ":",
                "\"",
                "\\",
                "{",
                "}",
                "null",
                "-1",
                "99999999999999999999",
                "1e999",
                "NaN",
                "true",
                "\u00ff",
                " ",
                "\t",
                "HTTP/0.9",
                "http://[::1",
                "Content-Length: -5\r\n",
                "Content-Length: 99\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Host: x\r\n",
                "ffffffffffffffff\r\n",
                "PT-9223372036854775808S",
                "api-version",
                "%F0%9F%92%A9",
                "X: " + "y".repeat(9000) + "\r\n");
        return pieces.get(random.nextInt(pieces.size()));
    }
}
