using Microsoft.Extensions.DependencyInjection;
using Pmif.Measures.Data;
using Pmif.Testing;

namespace Pmif.Measures.Tests.Data;

public sealed class SchemaTests(MeasuresFixture fixture)
{
    [Fact]
    public async Task The_model_and_the_migrations_agree()
    {
        await using var scope = fixture.Measures.Services.CreateAsyncScope();
        Assert.Empty(await SchemaDrift.Find(scope.ServiceProvider.GetRequiredService<MeasuresDb>()));
    }
}
