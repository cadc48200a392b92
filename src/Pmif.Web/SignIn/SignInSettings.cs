namespace Pmif.Web.SignIn;

/// <summary>How people sign in here: <c>Pmif:SignIn</c>, and the few settings beside it.</summary>
public sealed record SignInSettings
{
    /// <summary>Whether people are made up: one for each role, and no password.</summary>
    public required bool IsDemo { get; init; }

    /// <summary>The council's OpenID provider, such as <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.</summary>
    public string Authority { get; init; } = "";

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>What the provider is asked for. <c>offline_access</c> is how Entra ID is asked for a refresh token; Keycloak gives one without.</summary>
    public string Scope { get; init; } = "openid profile email offline_access";

    /// <summary>The claims of the identity token that name groups or app roles.</summary>
    public IReadOnlyList<string> GroupClaims { get; init; } = ["groups", "roles"];

    /// <summary>Where people find the site (<c>Pmif:SiteAddress</c>), whatever a proxy in front of it says; null: as each request says.</summary>
    public Uri? Address { get; init; }

    /// <summary>Where the keys that protect cookies are kept (<c>Pmif:KeysFolder</c>), shared by all replicas; "" only in demo mode.</summary>
    public string KeysFolder { get; init; } = "";

    /// <summary>After this long a person's groups and roles are asked for again: how long a role that was taken away still works.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>For how long somebody stays signed in, counted from the last renewal, while the provider or Framework cannot be reached.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Without any page for this long, a person is signed out.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromHours(1);

    /// <summary>After this long a person signs in again whatever they did.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether cookies are for https alone.</summary>
    public bool IsSecure => Address?.Scheme == Uri.UriSchemeHttps;

    /// <summary>Names a cookie; the prefix has browsers keep it to this host and to https.</summary>
    public string CookieName(string name) => IsSecure ? $"__Host-{name}" : name;

    /// <summary>Reads the settings; what is missing to sign people in ends the start, saying how to put it right.</summary>
    public static SignInSettings From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Pmif:SignIn");
        var defaults = new SignInSettings { IsDemo = configuration.GetValue("Pmif:DemoMode", false) };
        var settings = defaults with
        {
            Authority = section["Authority"] ?? "",
            ClientId = section["ClientId"] ?? "",
            ClientSecret = section["ClientSecret"] ?? "",
            Scope = section["Scope"] ?? defaults.Scope,
            GroupClaims = section.GetSection("GroupClaims").Get<string[]>() is { Length: > 0 } claims ? claims : defaults.GroupClaims,
            Address = configuration["Pmif:SiteAddress"] is { Length: > 0 } address ? new Uri(address) : null,
            KeysFolder = configuration["Pmif:KeysFolder"] ?? "",
            RenewEvery = section.GetValue("RenewEvery", defaults.RenewEvery),
            Grace = section.GetValue("Grace", defaults.Grace),
            Idle = section.GetValue("Idle", defaults.Idle),
            Longest = section.GetValue("Longest", defaults.Longest),
        };
        return SignInProblems.In(settings) is { Count: > 0 } problems
            ? throw new InvalidOperationException($"The site cannot sign people in. {string.Join(" ", problems)} docs/platform/sign-in.md shows the settings for Entra ID and Keycloak.")
            : settings;
    }
}
