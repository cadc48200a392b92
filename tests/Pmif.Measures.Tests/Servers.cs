using Pmif.Testing;

[assembly: AssemblyFixture(typeof(TestServers))]
