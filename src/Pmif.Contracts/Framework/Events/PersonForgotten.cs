namespace Pmif.Contracts.Framework.Events;

/// <summary>The name of somebody who left was removed. Every service takes it out of its audit trail, and never keeps one for them again.</summary>
/// <param name="Person">Their id, by which what they did stays known.</param>
/// <param name="Reason">The reason that was given.</param>
/// <param name="By">The id of whoever removed it.</param>
public sealed record PersonForgotten(string Person, string Reason, string By);
