using System.Data.Common;
using Npgsql;
using NpgsqlTypes;
using TenantMigrations.Analysis.Sql;

namespace TenantMigrations.Postgres.Execution;

/// <summary>The rows of one batch, and statements that see them as the table <c>batch</c>.</summary>
internal sealed class KeysetStatement(CodeContext context, KeysetTable table, int count, string keys) : KeysetBatch
{
    public override int Count => count;

    public override async Task<int> ExecuteAsync(string sql, object?[] parameters, CancellationToken cancellationToken)
    {
        using var command = Command(sql, parameters);
        return await context.ExecuteAsync(command, sql, cancellationToken).ConfigureAwait(false);
    }

    public override DbCommand CreateCommand(string sql, params object?[] parameters) => Command(sql, parameters);

    private NpgsqlCommand Command(string sql, object?[] parameters)
    {
        var command = context.Command(With(sql, table.Batch(parameters.Length + 1)), parameters);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = keys });
        return command;
    }

    /// <summary>Puts a table in front of a statement's own <c>WITH</c>, or gives it one.</summary>
    internal static string With(string sql, string query)
    {
        var words = new List<SqlToken>(3);
        foreach (var token in new SqlLexer(sql))
        {
            if (token.IsBlank) continue;
            words.Add(token);
            if (words.Count == 3) break;
        }

        if (words.Count < 3 || !words[0].IsWord(sql, "with")) return $"WITH {query}\n{sql}";
        return words[1].IsWord(sql, "recursive")
            ? $"WITH RECURSIVE {query}, {sql[words[2].Start..]}"
            : $"WITH {query}, {sql[words[1].Start..]}";
    }
}
