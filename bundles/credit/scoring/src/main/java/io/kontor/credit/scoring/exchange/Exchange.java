package io.kontor.credit.scoring.exchange;

import io.kontor.credit.api.exchange.ModelExchange;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.terms.TermsTable;

/** All formats in one place. */
public final class Exchange implements ModelExchange {
    @Override
    public String toJson(RatingModel model) {
        return JsonText.of(CardJson.tree(model));
    }

    @Override
    public RatingModel modelFromJson(String json) {
        return CardJson.model(Fields.of(json));
    }

    @Override
    public String toJson(TermsTable table) {
        return JsonText.of(TermsJson.tree(table));
    }

    @Override
    public TermsTable termsFromJson(String json) {
        return TermsJson.table(Fields.of(json));
    }

    @Override
    public String toPmml(Scorecard card) {
        return Pmml.of(card);
    }

    @Override
    public String toDmn(TermsTable table) {
        return Dmn.of(table);
    }

    @Override
    public String toCsv(TermsTable table) {
        return TermsCsv.write(table);
    }

    @Override
    public TermsTable withRowsFromCsv(TermsTable table, String csv) {
        return new TermsTable(
                table.code(),
                table.version() + 1,
                table.hitPolicy(),
                table.grades(),
                TermsCsv.read(csv),
                table.validFrom(),
                table.validTo());
    }
}
