namespace Pmif.ServiceDefaults;

/// <summary>What somebody is to the council's performance management; <see cref="RightsTable"/> says what each may do.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,

    /// <summary>Enters a service's figures and commentary.</summary>
    Contributor,

    /// <summary>Answers for a measure: its figures, commentary, charts and risks.</summary>
    MeasureOwner,

    /// <summary>Confirms figures that somebody else entered.</summary>
    Verifier,

    /// <summary>Signs off for a directorate.</summary>
    Director,

    /// <summary>Runs the framework for the whole council.</summary>
    PerformanceTeam,

    /// <summary>Puts reports before committees.</summary>
    DemocraticServices,

    /// <summary>Sits on an overview and scrutiny committee.</summary>
    ScrutinyMember,

    /// <summary>Cabinet member for objectives of the framework.</summary>
    PortfolioHolder,

    /// <summary>Examines what was done and how good the data are.</summary>
    Auditor,

    /// <summary>Runs the installation: people, keys, everything.</summary>
    Administrator,
}
