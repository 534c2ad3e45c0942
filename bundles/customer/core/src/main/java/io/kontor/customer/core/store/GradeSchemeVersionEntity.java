package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeScheme;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** One version of a grade scheme, kept by value, so that an old grade can still be explained. */
@Entity
@Table(name = "customer_grade_scheme_version")
public class GradeSchemeVersionEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "scheme")
    private String scheme;

    @Column(name = "scheme_version")
    private long schemeVersion;

    @Lob
    @Column(name = "data")
    private String data;

    @Column(name = "changed_by")
    private String changedBy;

    @Convert(converter = InstantConverter.class)
    @Column(name = "changed_at")
    private Instant changedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GradeSchemeVersionEntity() {}

    /** Keeps a scheme as it is now. */
    public GradeSchemeVersionEntity(GradeScheme kept, String by, Instant at) {
        this.id = Ids.next();
        this.scheme = kept.code();
        this.schemeVersion = kept.version();
        this.data = StoredJson.write(kept.data());
        this.changedBy = by;
        this.changedAt = at;
    }

    /** {@return the scheme's values in this version} */
    public GradeSchemeData data() {
        return StoredJson.read(data, GradeSchemeData.class);
    }
}
