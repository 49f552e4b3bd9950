return await TenantMigrations.Runner.AuthoringTool.RunAsync(args).ConfigureAwait(false);
