package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.type.CollectionType;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Writes sets in order: the order of {@code Set.of} changes with every start, and answers must not. */
final class SortedSets extends BeanSerializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonSerializer<?> modifyCollectionSerializer(
            SerializationConfig config,
            CollectionType type,
            BeanDescription description,
            JsonSerializer<?> serializer) {
        return Set.class.isAssignableFrom(type.getRawClass()) ? new SortedSet() : serializer;
    }

    private static final class SortedSet extends StdSerializer<Set<?>> {
        private static final long serialVersionUID = 1L;

        SortedSet() {
            super(Set.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Set<?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Set<?> value, JsonGenerator json, SerializerProvider provider) throws IOException {
            boolean comparable = value.stream().allMatch(Comparable.class::isInstance);
            List<?> elements = comparable ? value.stream().sorted().toList() : List.copyOf(value);
            json.writeStartArray(value, elements.size());
            for (Object element : elements) {
                provider.defaultSerializeValue(element, json);
            }
            json.writeEndArray();
        }
    }
}
