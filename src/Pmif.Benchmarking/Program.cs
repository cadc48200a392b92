using Pmif.Benchmarking;
using Pmif.Benchmarking.Data;
using Pmif.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults("benchmarking");
builder.AddBenchmarking();
var app = builder.Build();
app.MapDefaultEndpoints();
app.MapBenchmarking();
return await app.RunServiceAsync<BenchmarkingDb>(args);
