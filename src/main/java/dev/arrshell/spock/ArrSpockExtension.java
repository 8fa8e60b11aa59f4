package dev.arrshell.spock;

import dev.arrshell.internal.script.compile.ScriptLanguage;
import dev.arrshell.junit.ArrTest;
import java.util.Optional;
import org.spockframework.runtime.extension.IGlobalExtension;
import org.spockframework.runtime.model.FeatureInfo;
import org.spockframework.runtime.model.SpecInfo;

/**
 * Serves the specifications and features that bear {@link ArrTest}, and leaves all others alone. Spock finds it by
 * itself. The first such specification makes {@code 4.hours} and the like known to Groovy in the whole
 * process.
 */
public final class ArrSpockExtension implements IGlobalExtension {

    /** Made by Spock. */
    public ArrSpockExtension() {
        // Nothing is kept between specifications.
    }

    @Override
    public void visitSpec(SpecInfo spec) {
        Optional<ArrTest> whole = AnnotationLookup.find(spec.getReflection());
        if (whole.isPresent()
                || spec.getAllFeatures().stream()
                        .anyMatch(feature -> ofItsOwn(feature).isPresent())) {
            ScriptLanguage.activate();
            EmulatorInterceptor host = new EmulatorInterceptor(spec, whole);
            spec.addInterceptor(host);
            spec.addListener(host.listener());
            spec.getAllFeatures()
                    .forEach(feature -> ofItsOwn(feature)
                            .or(() -> whole)
                            .ifPresent(test -> feature.addIterationInterceptor(host.serving(test))));
        }
    }

    private static Optional<ArrTest> ofItsOwn(FeatureInfo feature) {
        return AnnotationLookup.find(feature.getFeatureMethod().getReflection());
    }
}
