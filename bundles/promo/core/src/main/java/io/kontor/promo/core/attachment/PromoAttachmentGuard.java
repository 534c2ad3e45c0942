package io.kontor.promo.core.attachment;

import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.AttachmentGuard;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.value.RecordType;
import io.kontor.promo.core.asset.JpaAssetLoans;
import io.kontor.promo.core.gift.JpaGiftRegister;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.issue.JpaCustomerIssues;
import io.kontor.promo.core.item.JpaPromoItems;
import io.kontor.promo.core.loss.JpaLossReports;
import io.kontor.promo.core.slip.JpaIssueSlips;
import io.kontor.promo.core.stock.JpaPromoStock;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** P50: attachments have the rights and rows of their record. */
@Component
public final class PromoAttachmentGuard implements AttachmentGuard {
    private final Transactions transactions;

    /** Over the module's transactions. */
    @Activate
    public PromoAttachmentGuard(@Reference PromoTransactions transactions) {
        this.transactions = transactions.get();
    }

    @Override
    public String module() {
        return "promo";
    }

    @Override
    public void requireRead(AttachedTo record) {
        RecordType type = type(record);
        require(type, record.id(), List.of(read(type)));
    }

    @Override
    public void requireWrite(AttachedTo record) {
        RecordType type = type(record);
        require(type, record.id(), write(type));
    }

    private static RecordType type(AttachedTo record) {
        return RecordType.of(record).orElseThrow(PromoAttachmentGuard::notFound);
    }

    private static String read(RecordType type) {
        return switch (type) {
            case ITEM -> "promo:item:read";
            case MOVEMENT -> "promo:stock:read";
            case SLIP -> "promo:slip:read";
            case ISSUE -> "promo:issue:read";
            case LOSS -> "promo:loss:read";
            case LOAN -> "promo:asset:read";
            case GIFT -> "promo:gift:read";
        };
    }

    /** Any of them does: a slip is signed by who sends and by who receives. */
    private static List<String> write(RecordType type) {
        return switch (type) {
            case ITEM -> List.of("promo:item:write");
            case MOVEMENT -> List.of("promo:movement:post");
            case SLIP -> List.of("promo:slip:write", "promo:slip:ack");
            case ISSUE -> List.of("promo:issue:write");
            case LOSS -> List.of("promo:loss:write");
            case LOAN -> List.of("promo:asset:write");
            case GIFT -> List.of("promo:gift:write");
        };
    }

    private void require(RecordType type, UUID id, List<String> permissions) {
        List<Access> any = permissions.stream()
                .flatMap(p -> Call.current().actor().access(p).stream())
                .toList();
        if (any.isEmpty()) {
            Call.require(permissions.get(0));
        }
        if (!transactions.read(em -> any.stream().anyMatch(access -> reaches(em, type, id, access)))) {
            throw notFound();
        }
    }

    private static boolean reaches(EntityManager em, RecordType type, UUID id, Access access) {
        return switch (type) {
            case ITEM -> JpaPromoItems.reaches(em, id, access);
            case MOVEMENT -> JpaPromoStock.reaches(em, id, access);
            case SLIP -> JpaIssueSlips.reaches(em, id, access);
            case ISSUE -> JpaCustomerIssues.reaches(em, id, access);
            case LOSS -> JpaLossReports.reaches(em, id, access);
            case LOAN -> JpaAssetLoans.reaches(em, id, access);
            case GIFT -> JpaGiftRegister.reaches(em, id, access);
        };
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}
