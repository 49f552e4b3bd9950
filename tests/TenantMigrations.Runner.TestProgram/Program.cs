// What the compiler writes into a migrations project, by hand: the runner as a process, for tests of signals and exit codes.
return await TenantMigrations.Runner.MigrationRunner.RunAsync(new TenantMigrations.Runner.TestProgram.NotesRegistry(), args);
