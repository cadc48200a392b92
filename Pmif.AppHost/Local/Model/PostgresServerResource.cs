namespace Pmif.AppHost.Local;

public sealed class PostgresServerResource : ProcessResource, IResourceWithConnectionString
{
    private readonly Postgres recipe;

    internal PostgresServerResource(string name, Postgres recipe)
        : base(name)
    {
        this.recipe = recipe;
        PrimaryEndpoint = new Endpoint(Endpoint.Tcp, recipe.Port);
        Add(PrimaryEndpoint);
    }

    public Endpoint PrimaryEndpoint { get; }

    public string ConnectionString => recipe.ConnectionString;

    internal override IServerRecipe Recipe => recipe;
}
