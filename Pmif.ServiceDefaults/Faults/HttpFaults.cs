using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Pmif.ServiceDefaults;

/// <summary>The REST door's way out: an answer as JSON, a fault as problem details with its <c>code</c>.</summary>
public static class HttpFaults
{
    /// <summary>200 with the value, or the fault's problem details.</summary>
    public static Results<Ok<T>, ProblemHttpResult> ToHttp<T>(this Result<T> result) =>
        result.IsFault ? result.Fault.ToProblem() : TypedResults.Ok(result.Value);

    /// <summary>An answer of one's own making, or the fault's problem details.</summary>
    public static Results<TAnswer, ProblemHttpResult> ToHttp<T, TAnswer>(this Result<T> result, Func<T, TAnswer> answer) where TAnswer : IResult =>
        result.IsFault ? result.Fault.ToProblem() : answer(result.Value);

    /// <summary>The fault as an answer.</summary>
    public static ProblemHttpResult ToProblem(this Fault fault)
    {
        var details = Details(fault.Code, fault.Kind.HttpStatus(), fault.Title, fault.Detail);
        if (fault.Issues.Count > 0) details.Extensions["issues"] = fault.Issues;
        return TypedResults.Problem(details);
    }

    internal static ProblemDetails Details(string code, int status, string title, string? detail) => new()
    {
        Type = $"urn:pmif:fault:{code}",
        Status = status,
        Title = title,
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    internal static string TraceId(HttpContext http) => Activity.Current?.TraceId.ToHexString() ?? http.TraceIdentifier;
}
