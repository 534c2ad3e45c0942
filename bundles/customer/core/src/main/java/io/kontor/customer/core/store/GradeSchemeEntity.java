package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeScheme;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.kernel.jpa.StoredJson;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A grade scheme in its present version; all versions are kept by value in {@link GradeSchemeVersionEntity}. */
@Entity
@Table(name = "customer_grade_scheme")
public class GradeSchemeEntity {
    @Id
    @Column(name = "code")
    private String code;

    @Version
    @Column(name = "version")
    private long version;

    @Lob
    @Column(name = "data")
    private String data;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GradeSchemeEntity() {}

    /** A new scheme. */
    public GradeSchemeEntity(String code, GradeSchemeData data) {
        this.code = code;
        this.data = StoredJson.write(data);
    }

    /** Takes other values, which makes a new version when they differ. */
    public void set(GradeSchemeData changed) {
        data = StoredJson.write(changed);
    }

    /** {@return the scheme} */
    public GradeScheme scheme() {
        return new GradeScheme(code, version, StoredJson.read(data, GradeSchemeData.class));
    }
}
