using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Pmif.ServiceDefaults.Tests;

internal static class NotesRest
{
    private static readonly string[] Words = [.. Enumerable.Range(1, 5).Select(n => $"word{n}")];

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var all = endpoints.MapGroup("/v1").WithETags();
        var notes = all.MapGroup("").AllowAnonymous();
        notes.MapGet("/end", (string? how) => Ends.As(how ?? "").ToHttp());
        notes.MapGet("/words", (PageRequest page) => page.Of([.. Words.Where(word => string.CompareOrdinal(word, page.After) > 0).Take(page.Take)], word => word));
        notes.MapPost("/notes", async (NoteTaken note, NotesDb db, CancellationToken cancellationToken) =>
        {
            db.Publish(note);
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.NoContent();
        });
        notes.MapPost("/recorded", async (NoteTaken note, NotesDb db, CancellationToken cancellationToken) =>
        {
            db.Record(new("note.taken", "note", note.Text) { Before = new NoteTaken("nothing"), After = note, Why = "Because." });
            await db.SaveChangesAsync(cancellationToken);
            return TypedResults.NoContent();
        });
        notes.MapGet("/notes.csv", () => TypedResults.File("text\n"u8.ToArray(), "text/csv", entityTag: new("\"one\""))).RecordsExport<NotesDb>("notes.csv");
        notes.MapPost("/small", (NoteTaken note) => note.Text).WithMetadata(new RequestSizeLimitAttribute(50));
        notes.MapGet("/number", (int n) => n);
        all.MapGet("/read", WhoAsks).RequireAuthorization(Rights.ReadMeasures);
        all.MapGet("/submit", WhoAsks).RequireAuthorization(Rights.SubmitValues);
        all.MapGet("/administer", WhoAsks).RequireAuthorization(Rights.LoadFramework);
    }

    private static Caller WhoAsks(HttpContext http) => Caller.Of(http);
}
