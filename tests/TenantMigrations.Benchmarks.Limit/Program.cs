return TenantMigrations.Benchmarks.Limit.LimitProgram.Run(args);
