using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Matrices;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Matrices;

/// <summary>A matrix as it shall be from now on.</summary>
public sealed record PutMatrixRequest(MatrixDocument Document, Caller Caller);

/// <summary>A matrix as sent: the labels of its levels from the least, and a cell for each pair of levels.</summary>
public sealed record MatrixDocument(IReadOnlyList<string>? Likelihoods = null, IReadOnlyList<string>? Impacts = null, IReadOnlyList<MatrixCell?>? Cells = null);

/// <summary>Puts a matrix in force as a new version, unless it is the one in force. Scores given before keep theirs.</summary>
public sealed class PutMatrix(RiskDb db, TimeProvider time)
{
    public async Task<Result<MatrixView>> Handle(PutMatrixRequest request, CancellationToken ct)
    {
        var matrix = new RiskMatrix(request.Document.Likelihoods ?? [], request.Document.Impacts ?? [],
            [.. (request.Document.Cells ?? []).OfType<MatrixCell>().OrderBy(c => c.Likelihood).ThenBy(c => c.Impact)]);
        if (MatrixRules.Check(matrix) is { Count: > 0 } issues)
            return MatrixFaults.Of(issues);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"lock table risk_matrices in share row exclusive mode", ct);
        var before = await db.MatrixInForce(ct);
        if (IsSame(before.ToMatrix(), matrix))
            return MatrixView.Of(before);

        var row = db.Matrices.Add(new MatrixRow
        {
            Version = before.Version + 1,
            Likelihoods = [.. matrix.Likelihoods],
            Impacts = [.. matrix.Impacts],
            RecordedAt = time.GetUtcNow(),
            RecordedBy = request.Caller.Name,
            Cells = [.. matrix.Cells.Select(c => new MatrixCellRow { Likelihood = c.Likelihood, Impact = c.Impact, Score = c.Score, Band = c.Band })],
        }).Entity;
        db.Record(new("matrix.set", "matrix", "risk") { Before = MatrixView.Of(before), After = MatrixView.Of(row) });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return MatrixView.Of(row);
    }

    private static bool IsSame(RiskMatrix one, RiskMatrix other) =>
        one.Likelihoods.SequenceEqual(other.Likelihoods) && one.Impacts.SequenceEqual(other.Impacts) && one.Cells.SequenceEqual(other.Cells);
}
