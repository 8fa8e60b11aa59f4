package dev.arrshell.internal.script.vocabulary;

import dev.arrshell.Arr;
import dev.arrshell.ArrClient;
import dev.arrshell.ArrOptions;
import dev.arrshell.Leftovers;
import dev.arrshell.Session;
import dev.arrshell.SessionDraft;
import dev.arrshell.conversion.Conversion;
import dev.arrshell.emulator.ArrEmulator;
import dev.arrshell.emulator.ArrEmulatorBuilder;
import dev.arrshell.emulator.EmulatedConversions;
import dev.arrshell.emulator.Fault;
import dev.arrshell.emulator.FaultBuilder;
import dev.arrshell.emulator.Requests;
import dev.arrshell.emulator.Verification;
import dev.arrshell.model.AccountId;
import dev.arrshell.model.AccountKey;
import dev.arrshell.model.SessionId;
import dev.arrshell.pool.PoolDraft;
import dev.arrshell.pool.SessionPool;
import dev.arrshell.time.AdvanceableSystemClock;
import dev.arrshell.time.TimeSource;
import dev.arrshell.time.VirtualClock;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A method of the language with text in place of lengths of time, ids or keys: {@code extendLeaseTo('5:0:0')}.
 *
 * @param method the method
 * @param types its parameters, {@code String} where it takes text
 */
public record TextOverload(Method method, List<Class<?>> types) {

    /** The types whose methods take text. */
    public static final List<Class<?>> OWNERS = List.of(
            Arr.class,
            ArrClient.class,
            ArrOptions.Builder.class,
            Leftovers.class,
            Session.class,
            Conversion.class,
            SessionDraft.NeedsLease.class,
            SessionDraft.Startable.class,
            PoolDraft.NeedsLease.class,
            PoolDraft.Startable.class,
            SessionPool.class,
            ArrEmulator.class,
            ArrEmulatorBuilder.class,
            EmulatedConversions.class,
            Fault.class,
            FaultBuilder.class,
            Requests.class,
            Verification.class,
            TimeSource.class,
            AdvanceableSystemClock.class,
            VirtualClock.class);

    private static final Map<Class<?>, Function<Object, Object>> CONVERTERS = Map.of(
            Duration.class, ValueConverter::duration,
            SessionId.class, ValueConverter::sessionId,
            AccountId.class, ValueConverter::accountId,
            AccountKey.class, ValueConverter::accountKey);

    /** The overloads that a type does not have by itself. */
    public static Stream<TextOverload> of(Class<?> owner) {
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .flatMap(TextOverload::of)
                .filter(overload -> !overload.isDeclared());
    }

    /** One for each choice of the parameters that are text, one at least. */
    private static Stream<TextOverload> of(Method method) {
        Class<?>[] types = method.getParameterTypes();
        return IntStream.range(1, 1 << types.length)
                .filter(choice -> IntStream.range(0, types.length)
                        .allMatch(i -> !isText(choice, i) || CONVERTERS.containsKey(types[i])))
                .mapToObj(choice -> new TextOverload(
                        method,
                        IntStream.range(0, types.length)
                                .<Class<?>>mapToObj(i -> isText(choice, i) ? String.class : types[i])
                                .toList()));
    }

    private static boolean isText(int choice, int parameter) {
        return (choice >> parameter & 1) == 1;
    }

    private boolean isDeclared() {
        return Arrays.stream(method.getDeclaringClass().getMethods())
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.asList(other.getParameterTypes()).equals(types));
    }

    /** The arguments as the method takes them. */
    public Object[] converted(Object... given) {
        return IntStream.range(0, given.length)
                .mapToObj(i -> types.get(i) == method.getParameterTypes()[i] ? given[i] : converted(given[i], i))
                .toArray();
    }

    private Object converted(Object given, int i) {
        String name = method.getParameters()[i].getName();
        return CONVERTERS.get(method.getParameterTypes()[i]).apply(Objects.requireNonNull(given, name));
    }
}
