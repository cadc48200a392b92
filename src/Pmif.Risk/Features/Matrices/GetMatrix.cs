using Microsoft.EntityFrameworkCore;
using Pmif.Risk.Data;
using Pmif.Risk.Data.Queries;
using Pmif.Risk.Data.Rows;
using Pmif.Risk.Domain.Matrices;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Matrices;

/// <param name="Version">None: the version in force.</param>
public sealed record GetMatrixRequest(int? Version);

/// <summary>A version of the matrix.</summary>
public sealed record MatrixView(
    int Version, DateTimeOffset RecordedAt, string RecordedBy, IReadOnlyList<string> Likelihoods, IReadOnlyList<string> Impacts, IReadOnlyList<MatrixCell> Cells)
{
    internal static MatrixView Of(MatrixRow row) =>
        new(row.Version, row.RecordedAt, row.RecordedBy, row.Likelihoods, row.Impacts, row.ToMatrix().Cells);
}

/// <summary>A version of the matrix; the one in force unless named.</summary>
public sealed class GetMatrix(RiskDb db)
{
    public async Task<Result<MatrixView>> Handle(GetMatrixRequest request, CancellationToken ct)
    {
        var row = request.Version is null
            ? await db.MatrixInForce(ct)
            : await db.Matrices.AsNoTracking().Include(m => m.Cells).SingleOrDefaultAsync(m => m.Version == request.Version, ct);
        return row is null ? MatrixFaults.VersionUnknown : MatrixView.Of(row);
    }
}
