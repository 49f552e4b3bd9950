// A program that uses a local PostgreSQL as the runner does, for tests that interrupt it or run it as another account.
// Arguments: the project's folder, and "hold" to keep the server until Ctrl-C. Or "test-server": uses the tests' server instead.
using System.Runtime.InteropServices;
using Npgsql;
using TenantMigrations.Engine;
using TenantMigrations.Postgres.Local;
using TenantMigrations.TestKit.Postgres;

using var interrupted = new CancellationTokenSource();
using var registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
{
    context.Cancel = true;
    interrupted.Cancel();
});

if (args[0] == "test-server")
{
    Console.WriteLine($"ready: {await PostgresServer.Current.GetConnectionStringAsync()}");
    await Task.Delay(Timeout.Infinite, interrupted.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    return 0;
}

try
{
    await using var local = await LocalPostgres.StartAsync(
        new LocalPostgresOptions { ProjectDirectory = args[0] }, text => Console.Error.WriteLine($"say: {text}"), interrupted.Token);
    await using var connection = new NpgsqlConnection(local.ConnectionString);
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand("CREATE TABLE IF NOT EXISTS visits (at timestamptz); INSERT INTO visits VALUES (now())", connection);
    await command.ExecuteNonQueryAsync();
    await using var count = new NpgsqlCommand("SELECT count(*) FROM visits", connection);
    Console.WriteLine($"ready: visit {await count.ExecuteScalarAsync()} on port {local.Port} in {local.Folder}");

    if (args is [_, "hold"])
        await Task.Delay(Timeout.Infinite, interrupted.Token).ContinueWith(_ => { }, TaskScheduler.Default);
    Console.WriteLine("leaving");
    return 0;
}
catch (FleetException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
catch (OperationCanceledException)
{
    return 130;
}
