namespace Pmif.AppHost.Local;

public sealed class RabbitMQServerResource : ProcessResource, IResourceWithConnectionString
{
    private readonly RabbitMq recipe;

    internal RabbitMQServerResource(string name, RabbitMq recipe)
        : base(name)
    {
        this.recipe = recipe;
        Add(new Endpoint(Endpoint.Tcp, recipe.Port));
    }

    public string ConnectionString => recipe.ConnectionString;

    internal override IServerRecipe Recipe => recipe;
}

/// <summary>Comes with the broker; not written in AppHost.cs.</summary>
internal sealed class PortMapperResource : ProcessResource
{
    internal PortMapperResource(string name, ErlangPortMapper recipe)
        : base(name)
    {
        Recipe = recipe;
        Add(new Endpoint(Endpoint.Tcp, recipe.Port));
    }

    internal override IServerRecipe Recipe { get; }
}
