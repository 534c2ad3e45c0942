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
import org.jspecify.annotations.Nullable;

/** A role; its lines are read and written as a whole. */
@Entity
@Table(name = "kernel_role")
class RoleEntity {
    private static final long FIRST = 1;

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

    /** Hash of what we gave it, null for a role of the company's and for one that was there before we kept it. */
    @Column(name = "preset")
    private @Nullable String preset;

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

    /** Takes what we give a role of this code. */
    void preset(Role ours) {
        apply(ours.label(), ours.grants());
        preset = hash();
    }

    /** {@return whether nobody changed what we gave it} */
    boolean isAsPreset() {
        return preset == null ? version == FIRST : preset.equals(hash());
    }

    private String hash() {
        return Secrets.hash(labelZh + "\n" + labelEn + "\n" + grants);
    }

    Role toRole() {
        return new Role(code, version, new LocalizedText(labelZh, labelEn), grants());
    }
}
