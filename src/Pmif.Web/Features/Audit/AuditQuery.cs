using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Pmif.Contracts.Audit.V1;
using Pmif.Web.Wording;

namespace Pmif.Web.Features.Audit;

/// <summary>What is looked for in the audit trails, as the address says it. What is empty does not matter; what cannot be read is said.</summary>
/// <param name="Service">One service's trail; "" for all.</param>
/// <param name="Who">Part of a name, or an id.</param>
/// <param name="From">First day, <c>yyyy-MM-dd</c>, on the clock of the United Kingdom.</param>
/// <param name="To">Last day, itself included.</param>
public sealed record AuditQuery(string Service, string Who, string Action, string Subject, string From, string To)
{
    private const int Longest = 500;

    public static AuditQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string Text(string name) => query[name].ToString().Trim() is { Length: <= Longest } text && !text.Contains('\0') ? text : "";
        return new(Text("service"), Text("who"), Text("action"), Text("subject"), Text("from"), Text("to"));
    }

    /// <summary>Whether everything is looked for.</summary>
    public bool IsEmpty => this == new AuditQuery("", "", "", "", "", "");

    /// <summary>The trails to ask.</summary>
    public IReadOnlyList<string> Services => Service.Length == 0 ? AuditTrails.Services : AuditTrails.Services.Contains(Service) ? [Service] : [];

    /// <summary>What is wrong with it, for the reader; "" where nothing is.</summary>
    public string Problem => Services.Count == 0 ? "There is no such service."
        : !IsDay(From) || !IsDay(To) ? "Write days as year, month and day, such as 2026-04-01."
        : Day(From) is { } from && Day(To) is { } to && from > to ? "The first day is after the last."
        : "";

    /// <summary>The question to one trail.</summary>
    /// <param name="beforePlace">Only what stands before; 0 for all.</param>
    /// <param name="limit">How many entries at most.</param>
    public ListAuditEntriesRequest Request(long beforePlace, int limit)
    {
        var request = new ListAuditEntriesRequest { Who = Who, Action = Action, Subject = Subject, BeforePlace = beforePlace, Limit = limit };
        if (Day(From) is { } from) request.From = Timestamp.FromDateTimeOffset(Dates.StartOf(from));
        if (Day(To) is { } to) request.To = Timestamp.FromDateTimeOffset(Dates.StartOf(to.AddDays(1)));
        return request;
    }

    /// <summary>The same as the query of an address.</summary>
    public QueryString ToQueryString() => new[] { ("service", Service), ("who", Who), ("action", Action), ("subject", Subject), ("from", From), ("to", To) }
        .Where(field => field.Item2.Length > 0).Aggregate(new QueryString(), (query, field) => query.Add(field.Item1, field.Item2));

    private static bool IsDay(string text) => text.Length == 0 || Day(text) is not null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9999 ? day : null;
}
