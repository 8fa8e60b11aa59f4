package dev.arrshell.internal.service.binding;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.arrshell.internal.service.http.ResponseDelivery;
import dev.arrshell.internal.service.http.ServiceResponse;
import java.io.IOException;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a reply on the wire, or as much of it as shall get there. */
final class ResponseWriter {

    private static final String DATE = "Date";
    private static final String CONNECTION = "Connection";
    private static final int NO_BODY = -1;

    private ResponseWriter() {}

    /**
     * Sends and ends the exchange. A connection that is closed without an answer, or before the announced end of one,
     * is what {@link HttpExchange#close()} makes of an exchange that is not complete: the client reads an orderly end
     * of the stream where it expects bytes ("header parser received no bytes", "fixed content-length: 200, bytes
     * received: 100"), not a reset. What is written is flushed, for closing first reads what is left of the request,
     * and a broken request has no end.
     */
    static void send(HttpExchange exchange, ResponseDelivery reply) throws IOException {
        if (reply.delivery() == ResponseDelivery.Delivery.NONE) {
            return;
        }
        ServiceResponse answer = reply.answer().orElseThrow();
        boolean empty = answer.body().length == 0 || "HEAD".equals(exchange.getRequestMethod());
        boolean whole = reply.delivery() == ResponseDelivery.Delivery.WHOLE;
        if (whole || !empty) {
            sendHeaders(exchange, answer, empty ? NO_BODY : answer.body().length);
        }
        if (!empty) {
            exchange.getResponseBody().write(answer.body(), 0, answer.body().length / (whole ? 1 : 2));
            exchange.getResponseBody().flush();
        }
    }

    private static void sendHeaders(HttpExchange exchange, ServiceResponse answer, int length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        answer.headers().forEach(headers::set);
        String connection = answer.headers().get(CONNECTION);
        List<String> values = connection == null ? List.of() : List.of(connection);
        headers.put(
                CONNECTION, new DateSetting(values, headers, answer.headers().get(DATE)));
        exchange.sendResponseHeaders(answer.status(), length);
    }

    /**
     * The values of a header that, when the server looks at them, puts the emulator's time where the server has put
     * the system's. The JDK's server sets {@code Date} as the first thing when headers go out, whatever was set before,
     * and offers no other way in; it then reads {@code Connection} before it writes anything.
     */
    private static final class DateSetting extends AbstractList<String> {

        private final List<String> values;
        private final Headers headers;
        private final String date;

        DateSetting(List<String> values, Headers headers, String date) {
            this.values = values;
            this.headers = headers;
            this.date = date;
        }

        @Override
        public Iterator<String> iterator() {
            setDate();
            return values.iterator();
        }

        @Override
        public Stream<String> stream() {
            setDate();
            return values.stream();
        }

        @Override
        public String get(int index) {
            setDate();
            return values.get(index);
        }

        @Override
        public int size() {
            return values.size();
        }

        private void setDate() {
            List<String> present = headers.get(DATE);
            if (present != null && date != null) {
                present.set(0, date);
            }
        }
    }
}
