namespace Pmif.ServiceDefaults;

/// <summary>What holds for a right besides its roles.</summary>
[Flags]
public enum With
{
    Nothing = 0,

    /// <summary>Only within the remit of the role: the handler asks, by <see cref="Right.Covers"/>, once it knows what is touched.</summary>
    WithinRemit = 1,

    /// <summary>An API key of a source has it too, for its own source and measures.</summary>
    SourceKeys = 2,

    /// <summary>Every key and every service of the suite has it, and in demo mode everybody.</summary>
    Reading = 4,

    /// <summary>The suite's own services have it when they ask for themselves, and nobody else.</summary>
    ServicesOnly = 8,

    /// <summary>Whoever is named as one who sees figures before they are published has it too.</summary>
    Named = 16,

    /// <summary>Within a remit of lead services.</summary>
    WithinService = WithinRemit | 32,

    /// <summary>Within a remit of objectives, or of directorates.</summary>
    WithinObjective = WithinRemit | 64,
}

/// <summary>A row of the <see cref="RightsTable"/>.</summary>
/// <param name="Word">Stable, such as <c>values.submit</c>; also the name of the authorisation policy.</param>
/// <param name="Means">What it lets one do.</param>
/// <param name="Roles">Who has it; an administrator besides.</param>
/// <param name="With">What else holds for it.</param>
public sealed record Right(string Word, string Means, IReadOnlyList<Role> Roles, With With = With.Nothing)
{
    public bool BindsRemit => With.HasFlag(With.WithinRemit);

    public bool IsReading => With.HasFlag(With.Reading);

    /// <summary>Whether something can lie inside a remit for this right: whether it is limited by what the remit names.</summary>
    public bool IsBoundBy(Remit remit)
    {
        ArgumentNullException.ThrowIfNull(remit);
        return remit.IsEverything || (With.HasFlag(With.WithinService) && remit.Services.Count > 0)
            || (With.HasFlag(With.WithinObjective) && remit.Objectives.Count + remit.Directorates.Count > 0);
    }

    /// <summary>Whether a caller has it at all, for something: what is asked before the handler.</summary>
    public bool IsHeldBy(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (With.HasFlag(With.ServicesOnly) || caller.Kind == CallerKind.Service) return caller.Kind == CallerKind.Service && (IsReading || With.HasFlag(With.ServicesOnly));
        if (caller.Kind == CallerKind.Machine && (IsReading || (With.HasFlag(With.SourceKeys) && caller.Source.Length > 0))) return true;
        if (With.HasFlag(With.Named) && caller.MaySeeHeld) return true;
        foreach (var grant in caller.Grants)
            if (IsOf(grant.Role)) return true;
        return false;
    }

    /// <summary>Whether a caller has it for what is touched.</summary>
    public bool Covers(Caller caller, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(subject);
        if (!IsHeldBy(caller)) return false;
        if (IsReading || caller.Kind == CallerKind.Service || (With.HasFlag(With.Named) && caller.MaySeeHeld)) return true;
        if (caller.Kind == CallerKind.Machine && With.HasFlag(With.SourceKeys) && caller.MayFeed(subject)) return true;
        foreach (var grant in caller.Grants)
            if (IsOf(grant.Role) && (!BindsRemit || grant.Role == Role.Administrator || grant.Remit.Covers(subject))) return true;
        return false;
    }

    private bool IsOf(Role role)
    {
        if (role == Role.Administrator) return true;
        foreach (var one in Roles)
            if (one == role) return true;
        return false;
    }
}
