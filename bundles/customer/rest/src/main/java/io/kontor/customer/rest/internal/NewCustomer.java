package io.kontor.customer.rest.internal;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.Lifecycle;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A card to open: the card's fields and, beside them, the first stage.
 *
 * @param card the card
 * @param lifecycle first stage, PROSPECT where none is given
 */
@JsonDeserialize(using = NewCustomer.Reader.class)
record NewCustomer(@JsonUnwrapped Card card, @Nullable Lifecycle lifecycle) {
    Customer open(CustomerArchive archive) {
        return archive.open(card, lifecycle == null ? Lifecycle.PROSPECT : lifecycle);
    }

    /** Reads the card by itself: Jackson's own unwrapping passes over unknown fields. */
    static final class Reader extends JsonDeserializer<NewCustomer> {
        @Override
        public NewCustomer deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            ObjectNode fields = context.readValue(parser, ObjectNode.class);
            JsonNode stage = fields.remove("lifecycle");
            return new NewCustomer(context.readTreeAsValue(fields, Card.class), stage(stage, context));
        }

        private static @Nullable Lifecycle stage(@Nullable JsonNode stage, DeserializationContext context)
                throws IOException {
            try {
                return stage == null ? null : context.readTreeAsValue(stage, Lifecycle.class);
            } catch (JsonMappingException e) {
                e.prependPath(NewCustomer.class, "lifecycle");
                throw e;
            }
        }
    }
}
