package dev.arrshell.testing;

import dev.arrshell.model.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A service of both API versions and a token service in one, on a port of this machine, whose sessions are ready at once
 * and whose answers go wrong as a test says. It knows just enough to tell which sessions exist afterwards.
 */
public final class FaultyService implements AutoCloseable {

    /** What goes wrong with one request. */
    @FunctionalInterface
    public interface Fault {

        /** Plays it. */
        void play(Exchange exchange) throws IOException;
    }

    private static final int TLS_HANDSHAKE = 0x16;

    private static final Pattern V1 = Pattern.compile("/v1/accounts/[^/]+/sessions(?:/([^/?]+))?(/properties)?/?");
    private static final Pattern V2021 =
            Pattern.compile("/accounts/[^/]+/sessions(?:/([^/?]+))?(/:stop)?\\?api-version=2021-01-01");

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Map<Operation, Deque<Fault>> faults = new EnumMap<>(Operation.class);
    private final Map<String, Machine> machines = new LinkedHashMap<>();
    private final List<Operation> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Map<String, Instant> listedFrom = new HashMap<>();
    private InstantSource clock = InstantSource.system();
    private Duration late = Duration.ZERO;

    /** A rented machine. */
    private record Machine(String id, String size, String lease, boolean stopped) {}

    /** Starts it. */
    public FaultyService() throws IOException {
        Thread acceptor = new Thread(this::acceptAll, "faulty-service");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    /** The base address, of the token service too. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Lets the next requests for an operation go wrong, one fault each. */
    public synchronized FaultyService on(Operation operation, Fault... each) {
        faults.computeIfAbsent(operation, any -> new ArrayDeque<>()).addAll(List.of(each));
        return this;
    }

    /** Shows sessions that are made from now on in the listing only some time after they were made. */
    public synchronized FaultyService listingLate(Duration by, InstantSource time) {
        late = by;
        clock = time;
        return this;
    }

    /** Makes a session that nobody asked for through here: somebody else's. */
    public synchronized String foreign(String size, String lease) {
        String id = UUID.randomUUID().toString();
        machines.put(id, new Machine(id, size, lease, false));
        listedFrom.put(id, clock.instant().plus(late));
        return id;
    }

    /** The sessions that run and bill. */
    public synchronized List<String> running() {
        return machines.values().stream()
                .filter(each -> !each.stopped)
                .map(Machine::id)
                .toList();
    }

    /** What was asked so far, in order. */
    public List<Operation> requests() {
        return requests;
    }

    /** How often something was asked. */
    public long count(Operation operation) {
        return requests.stream().filter(operation::equals).count();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                open.add(connection);
                Thread server = new Thread(() -> serve(connection), "faulty-service-connection");
                server.setDaemon(true);
                server.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            Exchange exchange = new Exchange(connection);
            requests.add(exchange.operation);
            next(exchange.operation).play(exchange);
        } catch (IOException gone) {
            open.remove(connection);
        }
    }

    private synchronized Fault next(Operation operation) {
        Deque<Fault> queue = faults.getOrDefault(operation, new ArrayDeque<>());
        return queue.isEmpty() ? Exchange::succeed : queue.poll();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : open) {
            connection.close();
        }
    }

    /** One request and what can be done with it. */
    public final class Exchange {

        private final Socket connection;
        private final String method;
        private final String path;
        private final String body;
        private final Operation operation;

        private Exchange(Socket connection) throws IOException {
            this.connection = connection;
            InputStream in = connection.getInputStream();
            String head = head(in);
            String[] line = head.split("\r\n", 2)[0].split(" ");
            this.method = line[0];
            this.path = line[1];
            this.body = new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
            this.operation = operation();
        }

        private String head(InputStream in) throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next == TLS_HANDSHAKE && head.size() == 0) {
                    in.readNBytes(in.available());
                    connection.getOutputStream().write(answer(400, "").getBytes(StandardCharsets.UTF_8));
                    throw new IOException("TLS");
                }
                if (next < 0) {
                    throw new IOException("hung up");
                }
                head.write(next);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        private static int length(String head) {
            Matcher length = Pattern.compile("(?i)content-length: *(\\d+)").matcher(head);
            return length.find() ? Integer.parseInt(length.group(1)) : 0;
        }

        private Operation operation() {
            if (path.endsWith("/token")) {
                return Operation.TOKEN;
            }
            return switch (method) {
                case "PUT" -> Operation.CREATE;
                case "PATCH" -> Operation.UPDATE;
                case "DELETE" -> Operation.STOP;
                case "POST" -> path.contains("/:stop") ? Operation.STOP : Operation.CREATE;
                default -> path.matches(".*/sessions(\\?.*)?") ? Operation.LIST : Operation.PROPERTIES;
            };
        }

        /** Does what is asked and answers. */
        public void succeed() throws IOException {
            write(perform());
        }

        /** Does what is asked; the answer is returned, not sent. */
        public String perform() {
            synchronized (FaultyService.this) {
                if (operation == Operation.TOKEN) {
                    return answer(
                            200, "{\"AccessToken\":\"" + Tokens.jwt(Instant.parse("2100-01-01T00:00:00Z")) + "\"}");
                }
                return path.startsWith("/v1/") ? v1() : v2021();
            }
        }

        private String v1() {
            Matcher route = V1.matcher(path);
            route.matches();
            String id = route.group(1);
            return switch (operation) {
                case CREATE -> {
                    String made = foreign(field("size"), field("maxLeaseTime"));
                    yield answer(202, "{\"sessionId\":\"" + made + "\"}");
                }
                case LIST -> answer(200, list(this::v1Properties));
                case UPDATE -> update(id, field("maxLeaseTime"), "");
                case STOP -> stop(id);
                default -> machines.containsKey(id) ? answer(200, v1Properties(machines.get(id))) : answer(404, "");
            };
        }

        private String v2021() {
            Matcher route = V2021.matcher(path);
            route.matches();
            String id = route.group(1);
            return switch (operation) {
                case CREATE -> put(id);
                case LIST -> answer(200, list(this::properties2021));
                case UPDATE -> update(id, number("maxLeaseTimeMinutes"), "full");
                case STOP -> stop(id);
                default -> machines.containsKey(id) ? answer(200, properties2021(machines.get(id))) : answer(404, "");
            };
        }

        private String put(String id) {
            Machine asked = new Machine(id, field("size"), number("maxLeaseTimeMinutes"), false);
            Machine there = machines.putIfAbsent(id, asked);
            listedFrom.putIfAbsent(id, clock.instant().plus(late));
            if (there != null && !there.equals(asked)) {
                return answer(409, "");
            }
            return answer(there == null ? 201 : 200, properties2021(asked));
        }

        private String update(String id, String lease, String style) {
            Machine before = machines.get(id);
            if (before == null || before.lease.equals(lease)) {
                return answer(before == null ? 404 : 422, "");
            }
            Machine after = new Machine(id, before.size, lease, before.stopped);
            machines.put(id, after);
            return answer(200, style.isEmpty() ? "" : properties2021(after));
        }

        private String stop(String id) {
            Machine before = machines.get(id);
            if (before == null) {
                return answer(404, "");
            }
            machines.put(id, new Machine(id, before.size, before.lease, true));
            return answer(204, "");
        }

        private String list(Function<Machine, String> form) {
            return machines.values().stream()
                    .filter(each -> !each.stopped && !clock.instant().isBefore(listedFrom.get(each.id)))
                    .map(form)
                    .collect(Collectors.joining(",", "{\"sessions\":[", "]}"));
        }

        private String v1Properties(Machine each) {
            return "{\"sessionId\":\"" + each.id + "\",\"sessionSize\":\"" + each.size + "\",\"sessionMaxLeaseTime\":\""
                    + each.lease + "\",\"sessionElapsedTime\":\"00:00:00\",\"sessionHostname\":"
                    + (each.stopped ? "null" : "\"host.example\"") + ",\"sessionStatus\":\""
                    + (each.stopped ? "Stopped" : "Ready") + "\"}";
        }

        private String properties2021(Machine each) {
            return "{\"id\":\"" + each.id + "\",\"size\":\"" + each.size + "\",\"maxLeaseTimeMinutes\":" + each.lease
                    + ",\"elapsedTimeMinutes\":0,\"hostname\":" + (each.stopped ? "null" : "\"host.example\"")
                    + ",\"status\":\"" + (each.stopped ? "Stopped" : "Ready") + "\"}";
        }

        private String field(String name) {
            Matcher value = Pattern.compile('"' + name + "\":\"([^\"]*)\"").matcher(body);
            return value.find() ? value.group(1) : "";
        }

        private String number(String name) {
            Matcher value = Pattern.compile('"' + name + "\":(\\d+)").matcher(body);
            return value.find() ? value.group(1) : "0";
        }

        /** An answer's text. */
        public static String answer(int status, String json, String... headers) {
            String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
            return "HTTP/1.1 " + status + " X\r\nConnection: close\r\nMS-CV: cv." + status
                    + "\r\nContent-Type: application/json\r\n" + extra
                    + (status == 204 ? "" : "Content-Length: " + json.length() + "\r\n") + "\r\n" + json;
        }

        /** Sends some text. */
        public void write(String text) throws IOException {
            connection.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            connection.getOutputStream().flush();
        }

        /** Breaks the connection the hard way. */
        public void reset() throws IOException {
            connection.setSoLinger(true, 0);
            connection.close();
        }

        /** Says nothing until the other side hangs up. */
        public void never() throws IOException {
            while (connection.getInputStream().read() >= 0) {
                continue;
            }
        }
    }
}
