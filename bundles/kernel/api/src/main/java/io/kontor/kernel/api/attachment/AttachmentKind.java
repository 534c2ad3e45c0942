package io.kontor.kernel.api.attachment;

/** What an attachment is of; decides for how long it is kept. */
public enum AttachmentKind {
    /** A photo of goods, a place or a paper. */
    PHOTO,
    /** A signature. */
    SIGNATURE,
    /** A paper as a file. */
    DOCUMENT
}
