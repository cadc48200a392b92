namespace Pmif.Framework.Tests;

/// <summary>A small framework with one of everything.</summary>
internal static class Sample
{
    public const string Yaml =
        """
        code: sample
        name: Sample framework
        council: Sample Council
        areaCode: E08000037
        vision: Everyone thrives
        effectiveFrom: 2024-04-01
        objectives:
          - code: PO1
            name: Best start
            accountability:
              portfolioHolder: Children
              committee: Families
              director: Director of Children
              lead: Early Help
            outcomes:
              - code: PO1-O1
                name: Ready for school
                measures: [CHI02, CHI01]
              - code: PO1-O2
                name: No exclusions
                measures: [CHI03, CHI01]
            interventions: [INT-B, INT-A]
          - code: PO2
            name: Good work
            outcomes: []
            interventions: [INT-A]
        interventions:
          - code: INT-A
            name: Economic strategy
            parts: [Green economy, Digital economy]
            milestones:
              - { code: INT-A-M1, name: Plan refreshed, due: 2027-03-31 }
          - code: INT-B
            name: Early help
        scorecards:
          - code: corporate-plan
            name: Corporate scorecard
            by: objective
          - code: balanced-scorecard
            name: Balanced scorecard
            perspectives:
              - { code: employees, name: Employees, measures: [HR02, HR01] }
              - { code: customers, name: Customers, measures: [] }
        calendar:
          - { code: review, name: Quarterly review, body: Management team, cadence: quarterly, months: [7, 10, 1, 4] }
          - { code: values-due, name: Values due, body: Owners, cadence: quarterly, offsetDays: 21 }
        """;

    /// <summary>The line, from 1, on which the sample first holds a text.</summary>
    public static int LineOf(string yaml, string text) => yaml[..yaml.IndexOf(text, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
