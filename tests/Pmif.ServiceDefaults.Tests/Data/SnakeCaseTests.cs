using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Pmif.ServiceDefaults.Tests.Data;

public sealed class SnakeCaseTests(NotesFixture fixture) : IClassFixture<NotesFixture>
{
    [Theory]
    [InlineData("LeadService", "lead_service")]
    [InlineData("GSSCode", "gss_code")]
    [InlineData("Lower95", "lower95")]
    [InlineData("Sha256Hex", "sha256_hex")]
    [InlineData("PK_Notes", "pk_notes")]
    [InlineData("id", "id")]
    public void Writes_names_in_snake_case(string name, string expected) => Assert.Equal(expected, SnakeCaseConvention.Of(name));

    [Fact]
    public void Names_tables_columns_keys_and_indexes()
    {
        var options = new DbContextOptionsBuilder<LibraryDb>().UseNpgsql("Host=nowhere");
        SnakeCaseNames.AddTo(options);
        using var library = new LibraryDb(options.Options);
        var book = library.Model.FindEntityType(typeof(Book))!;
        var table = StoreObjectIdentifier.Table("shelved_books");

        Assert.Equal("shelved_books", book.GetTableName());
        Assert.Equal("short_title", book.FindProperty(nameof(Book.ShortTitle))!.GetColumnName());
        Assert.Equal("kept as it is", book.FindProperty(nameof(Book.OddName))!.GetColumnName());
        Assert.Equal("page_size_in_mm_tall_side", book.FindComplexProperty(nameof(Book.PageSizeInMm))!.ComplexType.FindProperty("TallSide")!.GetColumnName(table));
        Assert.Equal("pk_shelved_books", book.FindPrimaryKey()!.GetName());
        Assert.Equal("ix_shelved_books_short_title", Assert.Single(book.GetIndexes(), i => !i.IsUnique && i.Properties[0].Name == nameof(Book.ShortTitle)).GetDatabaseName());
        Assert.Equal("fk_shelved_books_shelved_books_sequel_to_id", Assert.Single(book.GetForeignKeys()).GetConstraintName());
    }

    [Fact]
    public async Task Reads_the_answer_of_plain_SQL_into_records_by_the_same_names()
    {
        var row = await fixture.Notes.Work(db => db.Database.SqlQuery<Counted>($"select 3 as how_many, 'words' as of_what").SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal(new Counted(3, "words"), row);
    }

    private sealed record Counted(int HowMany, string OfWhat);

    private sealed record Size(int TallSide, int ShortSide);

    private sealed class Book
    {
        public int Id { get; init; }

        public string ShortTitle { get; init; } = "";

        public string OddName { get; init; } = "";

        public Size PageSizeInMm { get; init; } = new(0, 0);

        public Book? SequelTo { get; init; }
    }

    private sealed class LibraryDb(DbContextOptions<LibraryDb> options) : DbContext(options)
    {
        public DbSet<Book> ShelvedBooks => Set<Book>();

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Book>(book =>
        {
            book.Property(b => b.OddName).HasColumnName("kept as it is");
            book.ComplexProperty(b => b.PageSizeInMm);
            book.HasIndex(b => b.ShortTitle);
            book.HasOne(b => b.SequelTo).WithMany();
        });
    }
}
