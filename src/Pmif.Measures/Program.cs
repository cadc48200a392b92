using Pmif.Measures;
using Pmif.Measures.Data;
using Pmif.Measures.Features.Recompute;
using Pmif.ServiceDefaults;

// A bare option would take the next argument for its value.
var builder = WebApplication.CreateBuilder([.. args.Where(arg => arg != RecomputeCommand.CheckOption)]);
builder.AddServiceDefaults("measures");
builder.AddMeasures();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMeasures();
return RecomputeCommand.IsIn(args) ? await RecomputeCommand.RunAsync(app.Services, args) : await app.RunServiceAsync<MeasuresDb>(args);
