package io.kontor.itests.karaf.crash;

import static io.kontor.itests.karaf.kit.Data.customer;
import static io.kontor.itests.karaf.kit.Data.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Until;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * A client that opens customers and counts one of its own up, each command with a key. It lives in the process that
 * kills, so what it was told is known whatever happens to the other one.
 */
final class Writer implements Runnable {
    private static final Duration SOON = Duration.ofMinutes(2);

    private final Rest rest;
    private final String name;
    private final ConcurrentLinkedQueue<String> faults;
    private final List<Told> told = new ArrayList<>();
    private Supplier<Answer> unanswered;
    private String unansweredCode;
    private Answer counter;
    private int number;
    private volatile boolean running;

    /**
     * What was acknowledged.
     *
     * @param again the same command with the same key
     * @param answer its answer
     */
    private record Told(Supplier<Answer> again, JsonNode answer) {}

    Writer(Rest rest, String name, ConcurrentLinkedQueue<String> faults) {
        this.rest = rest;
        this.name = name;
        this.faults = faults;
        counter = rest.post("customers", customer(name + "-counter", "routeOrder", 0))
                .expect(201);
    }

    /** Writes until it gets no answer. */
    @Override
    public void run() {
        running = true;
        while (running) {
            number++;
            boolean count = number % 3 == 0;
            Supplier<Answer> command = count ? count() : open();
            unansweredCode = count ? "" : code(number);
            unanswered = command;
            try {
                accept(command, served(command));
            } catch (UncheckedIOException e) {
                return;
            }
        }
    }

    void stop() {
        running = false;
    }

    private String code(int n) {
        return name + "-" + n;
    }

    private Supplier<Answer> open() {
        String code = code(number);
        return () -> rest.key("open-" + code).post("customers", customer(code, "email", code + "@kill.example"));
    }

    private Supplier<Answer> count() {
        int next = counter.json().at("/card/routeOrder").asInt() + 1;
        Rest caller = rest.ifMatch(counter.etag()).key("count-" + name + "-" + next);
        String path = "customers/" + counter.id();
        return () -> caller.patch(path, json("routeOrder", next));
    }

    /** The answer to a command with a key, asked again while it is told to. */
    private static Answer served(Supplier<Answer> command) {
        return Until.sees(SOON, command, answer -> answer.status() != 503);
    }

    private void accept(Supplier<Answer> command, Answer answer) {
        if (answer.status() == 200) {
            counter = answer;
        } else if (answer.status() != 201) {
            faults.add("refused: " + answer);
        }
        told.add(new Told(command, answer.json()));
        unanswered = null;
    }

    /** Asks what became of the command that got no answer, and that all answers still hold. */
    void settle() {
        if (unanswered != null) {
            Supplier<Answer> again = unanswered;
            accept(again, served(again));
            if (unanswered != null) {
                faults.add("still unanswered: " + unansweredCode);
            }
        }
        Answer present = served(() -> rest.get("customers/" + counter.id())).expect(200);
        if (!present.json().equals(counter.json())) {
            faults.add("told " + counter + ", but there is " + present);
        }
        // the last ones are those at risk
        for (Told one : told.subList(Math.max(0, told.size() - 20), told.size())) {
            Answer again = served(one.again());
            if (!again.json().equals(one.answer())) {
                faults.add("told " + one.answer() + ", then " + again);
            }
        }
    }

    /** Every code that was acknowledged, each to be there once. */
    List<String> codes() {
        return told.stream()
                .map(one -> one.answer().at("/card/code").asText())
                .distinct()
                .toList();
    }

    int acknowledged() {
        return told.size();
    }
}
