package dev.arrshell.cli;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import picocli.CommandLine.IFactory;

/**
 * Makes what picocli needs by its constructor without parameters, and lists; picocli's own loads Groovy first.
 */
final class PlainFactory implements IFactory {

    @Override
    public <K> K create(Class<K> type) throws ReflectiveOperationException {
        if (type.isAssignableFrom(ArrayList.class)) {
            return type.cast(new ArrayList<>());
        }
        Constructor<K> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
