using Pmif.Risk;
using Pmif.Risk.Data;
using Pmif.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("risk");
builder.AddRisk();
var app = builder.Build();
app.MapDefaultEndpoints();
app.MapRisk();
return await app.RunServiceAsync<RiskDb>(args);
