using Pmif.ServiceDefaults;
using Pmif.Web;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("web");
builder.AddWeb();
var app = builder.Build();
app.MapWeb();
app.Run();
