namespace TenantMigrations.Analysis;

/// <summary>Finds what was edited in a released class.</summary>
internal sealed class EditedClass(ReleasedMigration released, MigrationScript script, ClassFacts facts)
{
    public Finding Finding()
    {
        if (script.Kind == MigrationKind.Code) return Tm1013EditedMigration.Revised(script.IdPlace, script.Id);

        var before = released.Marks.Split('.');
        var now = script.LineMarks.Split('.');
        if (before.Length is < 2 or > 3 || now.Length != before.Length) return Tm1013EditedMigration.Somewhere(script.IdPlace, script.Id);
        return InConstant("Up", SourceAnchor.UpText, facts.Up?.Value, before[0], now[0])
            ?? InConstant("Down", SourceAnchor.DownText, facts.Down?.Value, before[1], now[1])
            ?? (now.Length == 3 ? InConstant("Verify", SourceAnchor.VerifyText, facts.Verify?.Value, before[2], now[2]) : null)
            ?? Tm1013EditedMigration.InAttributes(script.IdPlace, script.Id);
    }

    private Finding? InConstant(string name, SourceAnchor anchor, string? value, string before, string now)
    {
        var line = LineMarks.FirstDifference(before, now);
        if (line < 0) return null;
        if (value is null) return Tm1013EditedMigration.Somewhere(script.IdPlace, script.Id);
        var text = MigrationText.Normalize(value);
        var span = TextLine.Of(text, line);
        return Tm1013EditedMigration.OnLine(TextPlaces.OfConstant(facts, anchor, text).At(span), script.Id, $"line {line + 1} of {name}", span.Of(text));
    }
}
