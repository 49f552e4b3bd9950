using System.Globalization;
using System.Text;

namespace TenantMigrations.Analysis;

/// <summary>A C# migration that goes through tables in batches: each batch is a short transaction, and what is interrupted goes on behind the last one.</summary>
internal static class BatchMigration
{
    /// <summary>The draft of one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="scope">Once for all or once per tenant.</param>
    /// <param name="up">What applies it.</param>
    /// <param name="after">What must be there before.</param>
    public static MigrationDraft Draft(string name, string description, MigrationScope scope, IReadOnlyList<BatchLoop> up, params int[] after) => new()
    {
        Name = name,
        Description = description,
        Scope = scope,
        Form = MigrationForm.Code,
        Up = Members(up),
        After = after,
        Expects = up.Select(static loop => loop.Table.Name).ToArray(),
    };

    /// <summary>With a way back that has nothing to do.</summary>
    /// <param name="draft">The migration.</param>
    /// <param name="why">Why, as a comment.</param>
    public static MigrationDraft WithNothingToUndo(this MigrationDraft draft, string why) => draft with
    {
        Up = draft.Up + $"\n\n// {why}\npublic override Task DownAsync(MigrationContext context, CancellationToken cancellationToken) => Task.CompletedTask;",
    };

    /// <summary>With a way back in batches.</summary>
    /// <param name="draft">The migration.</param>
    /// <param name="down">What undoes it.</param>
    /// <param name="why">What to know about it, as a comment; null for nothing.</param>
    public static MigrationDraft UndoneBy(this MigrationDraft draft, BatchLoop down, string? why = null) => draft with
    {
        Up = Field("s_undone", down) + "\n\n" + draft.Up + "\n\n" + (why is null ? "" : $"// {why}\n") + Method("DownAsync", [("s_undone", down)]),
    };

    private static string Members(IReadOnlyList<BatchLoop> loops)
    {
        var named = loops.Select((loop, i) => (loops.Count == 1 ? "s_rows" : "s_rows" + (i + 1).ToString(CultureInfo.InvariantCulture), loop)).ToArray();
        return string.Join("\n\n", named.Select(static item => Field(item.Item1, item.loop))) + "\n\n" + Method("UpAsync", named);
    }

    private static string Field(string name, BatchLoop loop)
    {
        var text = new StringBuilder($"private static readonly KeysetBatches {name} = new()\n{{\n");
        text.Append($"    Table = {CSharpQuote.Literal(loop.Table.Name)},\n");
        if (loop.Table.Schema is { } schema) text.Append($"    Schema = {CSharpQuote.Literal(schema)},\n");
        text.Append($"    Key = [{string.Join(", ", loop.Key.Select(CSharpQuote.Literal))}],\n");
        if (loop.Where is { } where) text.Append($"    Where = {CSharpQuote.Literal(where)},\n");
        text.Append(FormattableString.Invariant($"    Size = {loop.Size},\n    ShareOfTime = 0.5,\n"));
        return text.Append("};").ToString();
    }

    private static string Method(string name, IReadOnlyList<(string Field, BatchLoop Loop)> loops)
    {
        const string Parameters = "(MigrationContext context, CancellationToken cancellationToken)";
        if (loops.Count == 1)
            return $"public override Task {name}{Parameters} => {Call(loops[0].Field, loops[0].Loop, "    ")};";
        return $"public override async Task {name}{Parameters}\n{{\n{string.Join("\n", loops.Select(static item => $"    await {Call(item.Field, item.Loop, "        ")};"))}\n}}";
    }

    private static string Call(string field, BatchLoop loop, string indent) =>
        $"context.KeysetBatchesAsync(\n{indent}{field},\n{indent}(batch, token) => batch.ExecuteAsync({CSharpQuote.Literal(loop.Statement)}, [], token),\n{indent}cancellationToken)";
}
