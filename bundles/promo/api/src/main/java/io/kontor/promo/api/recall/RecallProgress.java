package io.kontor.promo.api.recall;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a recall is, in the rows of the caller. What was asked for is what came back, is gone, or is open still.
 *
 * @param recallId the recall
 * @param reason why the lot was recalled
 * @param openedAt since when
 * @param dueOn last day of the tasks
 * @param liftedOn the day it was lifted, null while it holds
 * @param asked base units of the lot that there were
 * @param returned base units of them that are in warehouses and branches, or left the books since it began
 * @param gone base units of them that cannot be brought back
 * @param open base units of them that are still with reps, on the way, at sites or with customers
 * @param tasksOpen tasks still open
 * @param tasksDone tasks done
 */
public record RecallProgress(
        UUID recallId,
        String reason,
        Instant openedAt,
        LocalDate dueOn,
        @Nullable LocalDate liftedOn,
        long asked,
        long returned,
        long gone,
        long open,
        long tasksOpen,
        long tasksDone) {}
