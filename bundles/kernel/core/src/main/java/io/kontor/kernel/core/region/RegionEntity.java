package io.kontor.kernel.core.region;

import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A region with its place in the tree written out, so that subtrees and tree order are one comparison. */
@Entity
@Table(name = "kernel_region")
class RegionEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code = "";

    @Column(name = "parent_code")
    private @Nullable String parentCode;

    @Column(name = "label_zh")
    private String labelZh = "";

    @Column(name = "label_en")
    private String labelEn = "";

    @Column(name = "sort_no")
    private int sortNo;

    @Column(name = "path")
    private String path = "";

    @Column(name = "tree_level")
    private int level;

    @Column(name = "tree_order")
    private String treeOrder = "";

    /** For JPA. */
    protected RegionEntity() {}

    RegionEntity(UUID id, String code) {
        this.id = id;
        this.code = code;
    }

    long version() {
        return version;
    }

    String code() {
        return code;
    }

    String path() {
        return path;
    }

    int level() {
        return level;
    }

    String treeOrder() {
        return treeOrder;
    }

    /** Takes the values and the place they give below a parent. */
    void apply(RegionData data, @Nullable RegionEntity parent) {
        parentCode = data.parentCode();
        labelZh = data.label().zh();
        labelEn = data.label().en();
        sortNo = data.sortNo();
        path = (parent == null ? "" : parent.path) + code + "/";
        level = parent == null ? 0 : parent.level + 1;
        treeOrder = (parent == null ? "" : parent.treeOrder) + TreeOrder.step(sortNo, code);
    }

    Region toRegion() {
        return new Region(code, version, parentCode, new LocalizedText(labelZh, labelEn), sortNo, path, level);
    }
}
