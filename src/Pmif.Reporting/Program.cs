using Pmif.Reporting;
using Pmif.Reporting.Data;
using Pmif.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("reporting");
builder.AddReporting();

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapReporting();
return await app.RunServiceAsync<ReportingDb>(args);
