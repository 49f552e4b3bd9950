using Npgsql;
using NpgsqlTypes;

namespace TenantMigrations.Postgres;

/// <summary>Adds positional, typed parameters. A null needs its type said, or the server would have to guess it.</summary>
internal static class ParameterValues
{
    /// <summary>Adds a command to a batch, and gives its parameters to be filled.</summary>
    public static NpgsqlParameterCollection Add(this NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command.Parameters;
    }

    public static NpgsqlParameterCollection Text(this NpgsqlParameterCollection parameters, string? value) => Add(parameters, NpgsqlDbType.Text, value);

    public static NpgsqlParameterCollection Integer(this NpgsqlParameterCollection parameters, int? value) => Add(parameters, NpgsqlDbType.Integer, value);

    public static NpgsqlParameterCollection Long(this NpgsqlParameterCollection parameters, long? value) => Add(parameters, NpgsqlDbType.Bigint, value);

    public static NpgsqlParameterCollection Numeric(this NpgsqlParameterCollection parameters, decimal? value) => Add(parameters, NpgsqlDbType.Numeric, value);

    public static NpgsqlParameterCollection Guid(this NpgsqlParameterCollection parameters, Guid value) => Add(parameters, NpgsqlDbType.Uuid, value);

    public static NpgsqlParameterCollection Boolean(this NpgsqlParameterCollection parameters, bool value) => Add(parameters, NpgsqlDbType.Boolean, value);

    /// <summary>
    /// An array, written as its literal, of the type that the server expects there. The driver's first array makes it set up hundreds of array types, which
    /// is a fifth of all the code that a run of one migration compiles.
    /// </summary>
    public static NpgsqlParameterCollection Texts(this NpgsqlParameterCollection parameters, string[]? values) =>
        Add(parameters, NpgsqlDbType.Unknown, values is null ? null : $"{{{string.Join(',', values.Select(Element))}}}");

    private static string Element(string value) =>
        $"\"{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static NpgsqlParameterCollection Add(NpgsqlParameterCollection parameters, NpgsqlDbType type, object? value)
    {
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
        return parameters;
    }
}
