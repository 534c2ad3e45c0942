package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.StoredJson;
import java.util.List;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** A role; its lines are read and written as a whole. */
@Entity
@Table(name = "kernel_role")
class RoleEntity {
    @Id
    @Column(name = "code")
    private String code = "";

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "label_zh")
    private String labelZh = "";

    @Column(name = "label_en")
    private String labelEn = "";

    @Lob
    @Column(name = "grants")
    private String grants = "[]";

    /** For JPA. */
    protected RoleEntity() {}

    RoleEntity(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    long version() {
        return version;
    }

    List<Grant> grants() {
        return StoredJson.readList(grants, Grant.class);
    }

    void apply(LocalizedText label, List<Grant> lines) {
        labelZh = label.zh();
        labelEn = label.en();
        grants = StoredJson.write(lines);
    }

    Role toRole() {
        return new Role(code, version, new LocalizedText(labelZh, labelEn), grants());
    }
}
