using Pmif.Cli;

return await PmifCommand.RunAsync(args, new Surroundings());
