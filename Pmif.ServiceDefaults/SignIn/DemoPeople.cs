using Pmif.Contracts.Primitives;

namespace Pmif.ServiceDefaults;

/// <summary>One made-up person for each role, for demo mode only. Their remits are those of the sample council.</summary>
public static class DemoPeople
{
    /// <summary>What a demo sign-in gives as issuer.</summary>
    public const string Issuer = "demo";

    public static readonly IReadOnlyList<DemoPerson> All =
    [
        Person(Role.Viewer, "Asha Patel", Remit.Everything),
        Person(Role.Contributor, "Tom Robson", Remit.OfServices("Human Resources and Workforce Development")),
        Person(Role.MeasureOwner, "Grace Liddell", Remit.OfServices("Human Resources and Workforce Development", "Customer Services")),
        Person(Role.Verifier, "Samir Hussain", Remit.OfServices("Human Resources and Workforce Development", "Customer Services")),
        Person(Role.Director, "Helen Charlton", Remit.OfServices(
            "Human Resources and Workforce Development", "Customer Services", "Digital", "Financial Services", "Financial Inclusion",
            "Legal and Democratic Services", "Internal Audit and Risk", "Revenues and Benefits") with
        {
            Directorates = ["Strategic Director, Resources and Digital"],
            Objectives = ["PO4"],
        }),
        Person(Role.PerformanceTeam, "Owen Fairbairn", Remit.Everything, maySeeHeld: true),
        Person(Role.DemocraticServices, "Ruth Okafor", Remit.Everything),
        Person(Role.ScrutinyMember, "Cllr Malcolm Reay", Remit.Everything with { Committees = ["Corporate Resources Overview and Scrutiny Committee"] }),
        Person(Role.PortfolioHolder, "Cllr Joan Wetherell", Remit.Everything with { Objectives = ["PO1"] }),
        Person(Role.Auditor, "Daniel Novak", Remit.Everything),
        Person(Role.Administrator, "Lucy Armstrong", Remit.Everything),
    ];

    /// <summary>The demo person of a subject such as <c>demo-verifier</c>, or null.</summary>
    public static DemoPerson? Find(string subject) => All.FirstOrDefault(person => person.Subject == subject);

    private static DemoPerson Person(Role role, string name, Remit remit, bool maySeeHeld = false) =>
        new($"demo-{Words.Of(role)}", name, new Grant(role, remit), maySeeHeld);
}

/// <param name="Subject"><c>demo-</c> and the word of the role; also the id.</param>
public sealed record DemoPerson(string Subject, string Name, Grant Grant, bool MaySeeHeld)
{
    public Caller ToCaller() => new(CallerKind.Person, Subject, Name) { Grants = [Grant], MaySeeHeld = MaySeeHeld };
}
