package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.http.Problem;
import io.kontor.kernel.http.Problems;
import io.kontor.kernel.rest.internal.RequestId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The only place where a refusal gets its words. */
@Component(service = {Problems.class, ProblemWriter.class})
public final class ProblemWriter implements Problems {
    private final Texts texts;

    /**
     * Creates the service.
     *
     * @param texts the texts of all modules
     */
    @Activate
    public ProblemWriter(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public Problem of(KontorException refusal) {
        return of(refusal, Call.ifBound().map(Call::locale).orElse(Locale.ENGLISH), null);
    }

    /**
     * {@return the refusal in a language}
     *
     * @param refusal the refusal
     * @param locale the language
     * @param path path of the request, null for an item of a batch
     */
    public Problem of(KontorException refusal, Locale locale, @Nullable String path) {
        String title = texts.text("kind." + refusal.kind(), locale, Map.of());
        return new Problem(
                "urn:kontor:problem:" + refusal.code(),
                title,
                refusal.kind().status(),
                refusal.code(),
                text("problem." + refusal.code(), locale, refusal.args(), title),
                path,
                RequestId.current(),
                refusal.violations().stream()
                        .map(v -> violation(v, refusal, locale))
                        .toList());
    }

    /**
     * The refusal of a whole command may also be what is wrong with one row of an import; then it has no words of its
     * own.
     */
    private Problem.Violation violation(Violation v, KontorException refusal, Locale locale) {
        Map<String, String> args = both(refusal.args(), v.args());
        String ofProblem = text("problem." + v.code(), locale, args, v.code());
        return new Problem.Violation(v.field(), v.code(), text("violation." + v.code(), locale, args, ofProblem));
    }

    private static Map<String, String> both(Map<String, String> refusal, Map<String, String> violation) {
        Map<String, String> args = new HashMap<>(refusal);
        args.putAll(violation);
        return args;
    }

    private String text(String key, Locale locale, Map<String, String> args, String missing) {
        String text = texts.text(key, locale, args);
        return text.equals(key) ? missing : text;
    }
}
