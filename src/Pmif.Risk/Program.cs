using Pmif.ServiceDefaults;
if (args is ["migrate", ..]) return 0;
var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
var app = builder.Build();
app.MapDefaultEndpoints();
app.Run();
return 0;
