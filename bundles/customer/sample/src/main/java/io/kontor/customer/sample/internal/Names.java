package io.kontor.customer.sample.internal;

import java.util.List;

/** Invented names of companies and people. */
final class Names {
    private static final List<String> BRANDS = List.of(
            "恒信", "德润", "嘉禾", "鼎盛", "宏远", "瑞丰", "金穗", "百川", "华茂", "同兴", "锦程", "永康", "福临", "天成", "惠民", "安达", "盛源", "新禾",
            "悦来", "长青");
    private static final List<String> TRADES = List.of("食品", "商贸", "超市", "酒业", "茶业", "粮油", "水产", "副食", "便利", "百货");
    private static final List<String> FORMS = List.of("有限公司", "有限责任公司", "股份有限公司", "经营部");
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙");
    private static final List<String> GIVEN =
            List.of("建国", "秀英", "志强", "丽华", "海涛", "晓燕", "文斌", "雪梅", "俊杰", "玉兰", "永平", "欣怡");
    private static final List<String> WORDS = List.of(
            "Alder", "Finch", "Harbour", "Juniper", "Lark", "Meadow", "Orchard", "Quay", "Rowan", "Thistle", "Walnut",
            "Yarrow");
    private static final List<String> SHOPS =
            List.of("Grocers", "Foods", "Wine Merchants", "Delicatessen", "Provisions", "Tea House");
    private static final List<String> FIRST =
            List.of("Anna", "Ben", "Clara", "David", "Emma", "Frank", "Grace", "Henry", "Ida", "Jonas");
    private static final List<String> LAST =
            List.of("Archer", "Bauer", "Cole", "Dorn", "Ellis", "Fischer", "Gray", "Hughes", "Keller", "Moore");

    private Names() {}

    /** {@return the full and the short name of a company} */
    static List<String> company(Place place, int number, Dice dice) {
        return place.isChinese() ? chinese(place, number, dice) : foreign(place, number, dice);
    }

    private static List<String> chinese(Place place, int number, Dice dice) {
        String city = place.above().zh().replace("市区", "").replace("市", "");
        String core = BRANDS.get(number % BRANDS.size()) + TRADES.get(number / 3 % TRADES.size());
        return List.of(city + core + dice.of(FORMS), core);
    }

    private static List<String> foreign(Place place, int number, Dice dice) {
        String core =
                WORDS.get(number % WORDS.size()) + " & " + WORDS.get(number / 5 % WORDS.size()) + " " + dice.of(SHOPS);
        String form =
                switch (place.code().substring(0, 2)) {
                    case "DE" -> "GmbH";
                    case "GB" -> "Ltd";
                    default -> "Inc.";
                };
        return List.of(core + " " + form, core);
    }

    static String person(Place place, Dice dice) {
        return place.isChinese() ? dice.of(SURNAMES) + dice.of(GIVEN) : dice.of(FIRST) + " " + dice.of(LAST);
    }
}
