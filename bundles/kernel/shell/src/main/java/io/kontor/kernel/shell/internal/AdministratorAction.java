package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.api.value.Ids;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a command with every right: whoever is at the console may do everything anyway. The services are optional
 * references, for a command with an absent mandatory one would not exist instead of saying what is missing.
 */
abstract class AdministratorAction implements Action {
    @Reference
    private @Nullable Session session;

    @Reference(optional = true)
    private @Nullable Texts texts;

    /** Does the work; prints to the session. */
    abstract void run(Session at) throws IOException, CommandException;

    @Override
    public final @Nullable Object execute() throws Exception {
        Session at = session;
        if (at == null) {
            throw new CommandException("There is no session.");
        }
        Call call = new Call(Actor.SYSTEM, Locale.getDefault(), Ids.next().toString(), Channel.SHELL, null);
        call.bind();
        try {
            run(at);
        } catch (KontorException refusal) {
            throw new CommandException(text(refusal), refusal);
        } finally {
            Call.unbind();
        }
        return null;
    }

    /** {@return the service, there} */
    static <T> T there(@Nullable T service, String what) throws CommandException {
        if (service == null) {
            throw new CommandException("The " + what + " are not available just now. See kontor:modules and the log.");
        }
        return service;
    }

    private String text(KontorException refusal) {
        String wrong = refusal.violations().stream()
                .map(v -> "\n  " + v.field() + ": " + text(v))
                .collect(Collectors.joining());
        return text("problem." + refusal.code(), refusal.code(), refusal.args()) + wrong;
    }

    private String text(Violation violation) {
        return text("violation." + violation.code(), violation.code(), violation.args());
    }

    private String text(String key, String code, Map<String, String> args) {
        Texts present = texts;
        if (present == null) {
            return code;
        }
        String text = present.text(key, Locale.getDefault(), args);
        return text.equals(key) ? code : text;
    }
}
