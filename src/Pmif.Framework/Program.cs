using Pmif.Framework;
using Pmif.Framework.Data;
using Pmif.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("framework");
builder.AddFramework();
var app = builder.Build();
app.MapDefaultEndpoints();
app.MapFramework();
return await app.RunServiceAsync<FrameworkDb>(args);
