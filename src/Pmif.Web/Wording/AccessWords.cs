using Pmif.Contracts.Access.V1;
using Pmif.Contracts.Primitives;
using Pmif.ServiceDefaults;

namespace Pmif.Web.Wording;

/// <summary>People and keys as administrators read of them.</summary>
public static class AccessWords
{
    /// <summary>The words of all roles.</summary>
    public static IReadOnlyCollection<string> Roles => Words.All<Role>();

    /// <summary>A role by its word; one of a later version by the word itself.</summary>
    public static string Role(string word) => Words.TryRead<Role>(word, out var role) ? RoleWords.Title(role) : Plain.Words(word);

    /// <summary>Who it is; somebody whose name was removed is known by their number only.</summary>
    public static string Name(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return person.Name.Length > 0 ? person.Name : $"Person {person.Id}";
    }

    /// <summary>How it stands with somebody, in a line.</summary>
    public static string Standing(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        var signedIn = person.LastSignIn.Length > 0 ? $"last signed in {Dates.Time(person.LastSignIn)}" : "has not signed in yet";
        return string.Join(", ", new[] { person.State == "active" ? "" : "Left: all rights are taken away", person.Email, signedIn }.Where(text => text.Length > 0));
    }

    /// <summary>What a key is for: a source's figures, or a role.</summary>
    public static string Use(Key key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var measures = key.Measures.Count > 0 ? $", measures {string.Join(", ", key.Measures)}" : "";
        var source = key.Source.Length > 0 ? $"Sends figures of {Plain.Source(key.Source)}{measures}" : "";
        return string.Join("; ", new[] { source, key.Role.Length > 0 ? $"Has the role {Role(key.Role).ToLowerInvariant()}" : "" }.Where(text => text.Length > 0));
    }

    /// <summary>Whether a key still works.</summary>
    public static (string Text, string Hue) State(string state) => state switch
    {
        "active" => ("Works", "green"),
        "ending" => ("Being replaced", "yellow"),
        "expired" => ("Expired", "grey"),
        "revoked" => ("Revoked", "grey"),
        _ => (Plain.Words(state), "grey"),
    };
}
