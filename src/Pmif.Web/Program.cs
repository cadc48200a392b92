using Pmif.ServiceDefaults;
using Pmif.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("web");
builder.AddWeb();
var app = builder.Build();
app.MapDefaultEndpoints();
app.MapWeb();
app.Run();
