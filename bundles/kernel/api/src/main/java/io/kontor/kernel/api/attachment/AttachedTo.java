package io.kontor.kernel.api.attachment;

import java.util.UUID;

/**
 * The record an attachment belongs to.
 *
 * @param module name of the module that keeps the record, as its {@code ModuleDescriptor} has it
 * @param type type of the record as the module's history has it, for example {@code IssueSlip}
 * @param id identity of the record
 */
public record AttachedTo(String module, String type, UUID id) {}
