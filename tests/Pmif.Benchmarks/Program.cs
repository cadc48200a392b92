using Pmif.Benchmarks;
using Pmif.Benchmarks.Floors;

if (args is ["--empty-endpoint", var port])
    return await EmptyEndpoint.Serve(port);

return await BenchRun.Execute(args);
