using Pmif.Contracts.Primitives;

namespace Pmif.Measures.Domain.Quality;

/// <summary>
/// A judgement of how far figures can be relied on, by the six dimensions of the Government Data Quality Framework (2020).
/// </summary>
/// <param name="Completeness">Nothing that should be there is missing.</param>
/// <param name="Uniqueness">Nothing is counted twice.</param>
/// <param name="Consistency">It agrees with itself and with other sources.</param>
/// <param name="Timeliness">It is there when it is needed and about the time it says.</param>
/// <param name="Validity">It is in the expected form and range.</param>
/// <param name="Accuracy">It is what is so.</param>
public sealed record AssuranceDimensions(
    AssuranceRating Completeness = AssuranceRating.NotAssessed, AssuranceRating Uniqueness = AssuranceRating.NotAssessed, AssuranceRating Consistency = AssuranceRating.NotAssessed,
    AssuranceRating Timeliness = AssuranceRating.NotAssessed, AssuranceRating Validity = AssuranceRating.NotAssessed, AssuranceRating Accuracy = AssuranceRating.NotAssessed)
{
    /// <summary>The rating as a whole: the lowest of those that were assessed, since a figure is only as good as its weakest side.</summary>
    public AssuranceRating Overall => new[] { Completeness, Uniqueness, Consistency, Timeliness, Validity, Accuracy }.Max();
}
