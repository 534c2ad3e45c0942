package io.kontor.customer.sample.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place of the sample's region tree.
 *
 * @param code its code; for China the official division code
 * @param parent code above, null for a root
 * @param zh Chinese name
 * @param en English name
 */
record Place(String code, @Nullable String parent, String zh, String en) {
    private static Place of(String code, @Nullable String parent, String zh, String en) {
        return new Place(code, parent, zh, en);
    }

    /** All of them, parents before children. */
    static final List<Place> ALL = List.of(
            of("CN", null, "中国", "China"),
            of("11", "CN", "北京市", "Beijing"),
            of("1101", "11", "北京市区", "Beijing City"),
            of("110105", "1101", "朝阳区", "Chaoyang"),
            of("110108", "1101", "海淀区", "Haidian"),
            of("31", "CN", "上海市", "Shanghai"),
            of("3101", "31", "上海市区", "Shanghai City"),
            of("310104", "3101", "徐汇区", "Xuhui"),
            of("310115", "3101", "浦东新区", "Pudong"),
            of("32", "CN", "江苏省", "Jiangsu"),
            of("3201", "32", "南京市", "Nanjing"),
            of("320106", "3201", "鼓楼区", "Gulou"),
            of("3205", "32", "苏州市", "Suzhou"),
            of("320508", "3205", "姑苏区", "Gusu"),
            of("33", "CN", "浙江省", "Zhejiang"),
            of("3301", "33", "杭州市", "Hangzhou"),
            of("330106", "3301", "西湖区", "Xihu"),
            of("330110", "3301", "余杭区", "Yuhang"),
            of("3302", "33", "宁波市", "Ningbo"),
            of("330203", "3302", "海曙区", "Haishu"),
            of("44", "CN", "广东省", "Guangdong"),
            of("4401", "44", "广州市", "Guangzhou"),
            of("440106", "4401", "天河区", "Tianhe"),
            of("4403", "44", "深圳市", "Shenzhen"),
            of("440305", "4403", "南山区", "Nanshan"),
            of("51", "CN", "四川省", "Sichuan"),
            of("5101", "51", "成都市", "Chengdu"),
            of("510107", "5101", "武侯区", "Wuhou"),
            of("EU", null, "欧洲", "Europe"),
            of("DE", "EU", "德国", "Germany"),
            of("DE-BE", "DE", "柏林", "Berlin"),
            of("DE-HH", "DE", "汉堡", "Hamburg"),
            of("GB", "EU", "英国", "United Kingdom"),
            of("GB-LND", "GB", "伦敦", "London"),
            of("NA", null, "北美", "North America"),
            of("US", "NA", "美国", "United States"),
            of("US-WA", "US", "华盛顿州", "Washington"),
            of("US-CA", "US", "加利福尼亚州", "California"));

    private static final int DISTRICT_LENGTH = 6;

    /** {@return the districts of China, where the Chinese customers are} */
    static List<Place> districts() {
        return ALL.stream()
                .filter(p -> p.code.length() == DISTRICT_LENGTH && p.isChinese())
                .toList();
    }

    /** {@return the places abroad that have customers} */
    static List<Place> abroad() {
        return ALL.stream().filter(p -> p.code.indexOf('-') > 0).toList();
    }

    boolean isChinese() {
        return Character.isDigit(code.charAt(0));
    }

    /** {@return the place above} */
    Place above() {
        return ALL.stream().filter(p -> p.code.equals(parent)).findFirst().orElse(this);
    }
}
