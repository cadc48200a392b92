using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Configuration;

namespace Pmif.ServiceDefaults.Tests.Audit;

public sealed class ChainProperties
{
    private static readonly AuditKeys Keys = new(
        new ConfigurationBuilder().AddInMemoryCollection([new("Pmif:Audit:Key", Convert.ToBase64String(SHA256.HashData("a key"u8)))]).Build(), "notes");

    [Fact]
    public void A_chain_as_it_was_made_is_sound() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Texts(), texts => Checked(Chain(texts.Get), texts.Get.Length) is null));

    [Fact]
    public void Removing_exchanging_or_repeating_any_entries_is_found_at_the_first_place_that_is_wrong() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Texts(), ArbMap.Default.ArbFor<Tuple<NonNegativeInt, NonNegativeInt>>(), (texts, at) =>
        {
            var rows = Chain(texts.Get);
            var (one, other) = (at.Item1.Get % rows.Count, at.Item2.Get % rows.Count);
            var (whole, first) = (rows.Count, Math.Min(one, other) + 1);
            List<AuditRow> without = [.. rows.Where((_, index) => index != one)];
            if (Checked(without, whole)?.Place != one + 1) return false;
            if (one == other) return true;
            List<AuditRow> exchanged = [.. rows];
            (exchanged[one], exchanged[other]) = (At(rows[other], one + 1), At(rows[one], other + 1));
            return Checked(exchanged, whole)?.Place == first;
        }));

    [Fact]
    public void Text_moved_from_one_field_to_the_next_is_another_entry() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<Tuple<NonNull<string>, NonNull<string>>>(), texts =>
        {
            var (one, other) = (texts.Item1.Get, texts.Item2.Get);
            var joined = AuditBytes.DetailDigest([], one + other, "", null, null);
            var apart = AuditBytes.DetailDigest([], one, other, null, null);
            return other.Length == 0 || !Encodable(one + other) || !Encodable(one) || !joined.SequenceEqual(apart);
        }));

    private static bool Encodable(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) == text;

    private static Arbitrary<NonEmptyArray<string>> Texts() => ArbMap.Default.ArbFor<NonEmptyArray<string>>();

    private static List<AuditRow> Chain(string?[] texts)
    {
        var (rows, hash) = (new List<AuditRow>(), AuditHead.Nothing);
        foreach (var text in texts)
        {
            var row = AuditRow.Of(new AuditEntry("note.changed", "note", text ?? "") { Before = text, Why = text }, AuditOrigin.System);
            Keys.Sign(row);
            hash = AuditBytes.Link(Keys.Current, hash, rows.Count + 1, row.Mac);
            rows.Add(At(row, rows.Count + 1, hash));
        }

        return rows;
    }

    private static AuditFlaw? Checked(List<AuditRow> rows, int whole)
    {
        var check = new ChainCheck(Keys);
        foreach (var row in rows)
            if (check.Next(row) is { } flaw) return flaw;
        return check.End(AuditHead.Sign(Keys, whole, rows.Count == whole ? rows[^1].Hash! : AuditHead.Nothing));
    }

    private static AuditRow At(AuditRow row, long place, byte[]? hash = null) => new()
    {
        Id = row.Id,
        At = row.At,
        Actor = row.Actor,
        ActorKind = row.ActorKind,
        Action = row.Action,
        SubjectKind = row.SubjectKind,
        Subject = row.Subject,
        Door = row.Door,
        Via = row.Via,
        TraceId = row.TraceId,
        Salt = row.Salt,
        Before = row.Before,
        After = row.After,
        Why = row.Why,
        Address = row.Address,
        DetailDigest = row.DetailDigest,
        KeyId = row.KeyId,
        Mac = row.Mac,
        Place = place,
        LinkKeyId = Keys.CurrentId,
        Hash = hash ?? row.Hash,
    };
}
