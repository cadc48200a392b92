using Pmif.Measures.Domain.Collection;

namespace Pmif.Measures.Tests.Domain.Collection;

public sealed class ActorTests
{
    [Theory]
    [InlineData("p1", "A Smith", "p1", "A Jones", true)] // a new name
    [InlineData("p1", "A Smith", "p2", "A Smith", false)] // a namesake
    [InlineData(null, "A Smith", "p1", "a smith ", true)] // kept before ids were
    [InlineData("", "A Smith", "p1", "A Smith", true)]
    [InlineData(null, "A Smith", "p1", "B Smith", false)]
    [InlineData("key-1", "payroll", "key-2", "Payroll", true)] // rotated
    [InlineData("key-1", "payroll", "key-2", "complaints", false)]
    [InlineData("key-1", "payroll", "p1", "payroll", false)]
    public void One_is_the_same_by_id_and_where_ids_do_not_tell_by_name(string? oneId, string one, string? otherId, string other, bool same)
    {
        Assert.Equal(same, new Actor(oneId, one).IsSameAs(new(otherId, other)));
        Assert.Equal(same, new Actor(otherId, other).IsSameAs(new(oneId, one)));
    }
}
