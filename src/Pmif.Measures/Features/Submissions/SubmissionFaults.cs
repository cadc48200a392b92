using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions;

internal static class SubmissionFaults
{
    public static readonly Fault BodyUnreadable = new("measures.body-unreadable", FaultKind.Invalid, "The body cannot be read to its end; nothing was stored");
    public static readonly Fault HeaderMissing = new("measures.header-missing", FaultKind.Invalid, "The first line must name the columns measure, period, and value or numerator and denominator");
    public static readonly Fault AdapterHeader = new("measures.adapter-header", FaultKind.Invalid, "The first line does not name the columns that the adapter needs");
    public static readonly Fault HeaderDuplicate = new("measures.header-duplicate", FaultKind.Invalid, "A column is named twice");
    public static readonly Fault TooLarge = new("measures.too-large", FaultKind.TooLarge, "The body is larger than is accepted; nothing was stored");
    public static readonly Fault ContentType = new("measures.content-type", FaultKind.UnsupportedMediaType, "Values come as text/csv, application/json or application/x-ndjson, plain or gzip");
    public static readonly Fault DigestMismatch = new("measures.digest-mismatch", FaultKind.Invalid, "The content is not the one that its Content-Digest was made of; nothing was stored");
    public static readonly Fault DigestInvalid = new("measures.digest-invalid", FaultKind.Invalid, "The field Content-Digest cannot be read");
    public static readonly Fault DigestUnsupported = new("measures.digest-unsupported", FaultKind.Invalid, "The field Content-Digest holds neither sha-256 nor sha-512");
    public static readonly Fault OptionInvalid = new("measures.option-invalid", FaultKind.Invalid, "An option of the submission is not one that exists");
    public static readonly Fault IdempotencyKeyInvalid = new("measures.idempotency-key-invalid", FaultKind.Invalid, "An idempotency key has 1 to 200 printable characters");
    public static readonly Fault IdempotencyKeyReused = new("measures.idempotency-key-reused", FaultKind.Conflict, "This idempotency key was used for another body");
    public static readonly Fault CatalogueChanged = new("measures.catalogue-changed", FaultKind.Conflict, "A definition changed while its values were read; nothing was stored, send them again");
    public static readonly Fault ReasonMissing = new("measures.reason-missing", FaultKind.Invalid, "A reason of 1 to 2,000 characters is needed");
    public static readonly Fault AlreadyReverted = new("measures.already-reverted", FaultKind.Conflict, "This submission was undone already");
    public static readonly Fault NotRevertible = new("measures.not-revertible", FaultKind.Conflict, "This submission stored nothing that could be undone");
    public static readonly Fault SourceNotAllowed = new(RowCodes.SourceNotAllowed, FaultKind.Forbidden, "This key may not act for the submission's source");
    public static readonly Fault NotFound = new("measures.submission-not-found", FaultKind.NotFound, "There is no such submission");

    /// <summary>Whether a text can stand as a reason.</summary>
    public static bool IsReason([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= 2_000 && !text.Contains('\0');
}
