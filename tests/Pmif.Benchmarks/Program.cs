using Pmif.Benchmarks;
using Pmif.Benchmarks.Floors;

if (args is ["--empty-endpoint", var port])
    return await EmptyEndpoint.Serve(port);

if (args is ["--signed-in-endpoint", var guarded, var authority])
    return await SignedInEndpoint.Serve(guarded, authority);

if (args is ["--bare-transaction", var bare])
    return await BareTransaction.Serve(bare);

return await BenchRun.Execute(args);
