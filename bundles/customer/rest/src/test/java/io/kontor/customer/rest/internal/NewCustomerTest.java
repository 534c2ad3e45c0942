package io.kontor.customer.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Phone;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewCustomerTest {
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void readsTheCardBesideTheStage() throws Exception {
        NewCustomer read = read("""
                {"name": "Alder Foods", "lifecycle": "SIGNED", "phones": [{"kind": "OFFICE", "number": "12"}]}""");

        assertThat(read.lifecycle()).isEqualTo(Lifecycle.SIGNED);
        assertThat(read.card().name()).isEqualTo("Alder Foods");
        assertThat(read.card().phones()).isEqualTo(List.of(new Phone(Phone.Kind.OFFICE, "12", null)));
    }

    @Test
    void leavesTheStageOpenWhereNoneIsGiven() throws Exception {
        assertThat(read("{\"name\": \"a\"}")).isEqualTo(new NewCustomer(Card.named("a"), null));
        assertThat(read("{\"name\": \"a\", \"lifecycle\": null}").lifecycle()).isNull();
    }

    @Test
    void refusesFieldsThatNeitherKnows() {
        assertThatThrownBy(() -> read("{\"name\": \"a\", \"nmae\": \"b\"}"))
                .isInstanceOfSatisfying(UnrecognizedPropertyException.class, e -> assertThat(e.getPropertyName())
                        .isEqualTo("nmae"));
    }

    @Test
    void refusesStagesThatDoNotExist() {
        assertThatThrownBy(() -> read("{\"name\": \"a\", \"lifecycle\": \"FRIEND\"}"))
                .isInstanceOf(InvalidFormatException.class);
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatThrownBy(() -> read("[]")).isInstanceOf(JsonProcessingException.class);
    }

    private NewCustomer read(String json) throws JsonProcessingException {
        return mapper.readValue(json, NewCustomer.class);
    }
}
