using Microsoft.AspNetCore.Mvc;
using Pmif.ServiceDefaults;

namespace Pmif.Risk.Features.Reviews;

internal static class ReviewsRest
{
    public static void MapReviews(this IEndpointRouteBuilder endpoints)
    {
        var reviews = endpoints.MapGroup("/v1/risks/{code}/reviews").WithETags().WithTags("Reviews").RequireAuthorization(Rights.ReadRisks);

        reviews.MapGet("", async (string code, PageRequest page, ListReviews handler, CancellationToken ct) =>
                (await handler.Handle(new ListReviewsRequest(code, page), ct)).ToHttp())
            .WithName("ListReviews").WithSummary("Every review of a risk, the latest first").ProducesProblem(404);

        reviews.MapPost("", async (
                string code, ReviewDocument document, [FromHeader(Name = "Idempotency-Key")] string? key, HttpContext http, RecordReview handler, CancellationToken ct) =>
                (await handler.Handle(new RecordReviewRequest(code, document, key, Caller.Of(http)), ct))
                    .ToHttp(review => TypedResults.Created($"/v1/risks/{Uri.EscapeDataString(code)}/reviews", review)))
            .RequireAuthorization(Rights.ReviewRisks).WithMetadata(new RequestSizeLimitAttribute(256 * 1024))
            .WithName("RecordReview").WithSummary("Records a review, after which the risk is open again")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409);
    }
}
