using Pmif.Measures;
using Pmif.Measures.Data;
using Pmif.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.AddMeasures();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapMeasures();
return await app.RunServiceAsync<MeasuresDb>(args);
