package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.exchange.Mapping;
import io.kontor.kernel.jpa.StoredJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A saved mapping. */
@Entity
@Table(name = "kernel_mapping")
class MappingEntity {
    @Id
    @Column(name = "name")
    private String name = "";

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "target")
    private String target = "";

    @Lob
    @Column(name = "columns_json")
    private String columns = "[]";

    /** One pair of a mapping, as stored. */
    record Pair(String header, String column) {}

    /** For JPA. */
    protected MappingEntity() {}

    MappingEntity(Mapping mapping) {
        name = mapping.name();
        set(mapping);
    }

    final void set(Mapping mapping) {
        target = mapping.target();
        List<Pair> pairs = new TreeMap<>(mapping.columns())
                .entrySet().stream()
                        .map(e -> new Pair(e.getKey(), e.getValue()))
                        .toList();
        columns = StoredJson.write(pairs);
    }

    long version() {
        return version;
    }

    Mapping toMapping() {
        Map<String, String> pairs =
                StoredJson.readList(columns, Pair.class).stream().collect(Collectors.toMap(Pair::header, Pair::column));
        return new Mapping(name, version, target, pairs);
    }
}
