package io.kontor.kernel.core.codelist;

import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An entry of a code list. */
@Entity
@Table(name = "kernel_code")
class CodeEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "list_name")
    private String list = "";

    @Column(name = "code")
    private String code = "";

    @Column(name = "label_zh")
    private String labelZh = "";

    @Column(name = "label_en")
    private String labelEn = "";

    @Column(name = "sort_no")
    private int sortNo;

    @Column(name = "active")
    private boolean active;

    /** For JPA. */
    protected CodeEntity() {}

    CodeEntity(UUID id, String list, String code) {
        this.id = id;
        this.list = list;
        this.code = code;
    }

    long version() {
        return version;
    }

    void apply(LocalizedText label, int newSortNo, boolean nowActive) {
        labelZh = label.zh();
        labelEn = label.en();
        sortNo = newSortNo;
        active = nowActive;
    }

    Code toCode() {
        return new Code(list, code, version, new LocalizedText(labelZh, labelEn), sortNo, active);
    }
}
