package io.kontor.credit.scoring.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one object of a JSON text; says where a value is missing or wrong. */
final class Fields {
    private final String path;
    private final Map<?, ?> map;

    private Fields(String path, @Nullable Object value) {
        this.path = path;
        if (!(value instanceof Map<?, ?> object)) {
            throw new IllegalArgumentException((path.isEmpty() ? "JSON" : path) + " is no object");
        }
        map = object;
    }

    static Fields of(String json) {
        return new Fields("", JsonParser.parse(json));
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private IllegalArgumentException wrong(String name, String expected) {
        return new IllegalArgumentException(at(name) + " is not " + expected);
    }

    boolean isNull(String name) {
        return map.get(name) == null;
    }

    String text(String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    double number(String name) {
        if (map.get(name) instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        throw wrong(name, "a number");
    }

    double number(String name, double whenNull) {
        return isNull(name) ? whenNull : number(name);
    }

    int whole(String name) {
        double number = number(name);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(name, "a whole number");
        }
        return (int) number;
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        String text = text(name);
        for (E value : type.getEnumConstants()) {
            if (value.name().equals(text)) {
                return value;
            }
        }
        throw wrong(name, "one of " + List.of(type.getEnumConstants()));
    }

    Fields object(String name) {
        return new Fields(at(name), map.get(name));
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(name)) {
            if (!(element instanceof String text)) {
                throw wrong(name, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    <T> List<T> objects(String name, Function<Fields, T> reader) {
        List<T> objects = new ArrayList<>();
        for (Object element : list(name)) {
            objects.add(reader.apply(new Fields(at(name) + "[" + objects.size() + "]", element)));
        }
        return objects;
    }

    private List<?> list(String name) {
        if (map.get(name) instanceof List<?> list) {
            return list;
        }
        throw wrong(name, "a list");
    }
}
