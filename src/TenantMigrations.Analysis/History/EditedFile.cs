namespace TenantMigrations.Analysis;

/// <summary>Finds what was edited in a released file.</summary>
internal sealed class EditedFile(ReleasedMigration released, MigrationScript script, string source)
{
    public Finding Finding()
    {
        var text = MigrationText.Normalize(source);
        var places = TextPlaces.OfFile(script.Path, source, text);
        if (released.Checksum == script.Checksum) return Tm1013EditedMigration.Moved(places.At(0, 0), script.Id, released.Scope);
        if (released.Marks.Length == 0) return Tm1013EditedMigration.Somewhere(places.At(0, 0), script.Id);

        var line = LineMarks.FirstDifference(released.Marks, script.LineMarks);
        if (line < 0) return Tm1013EditedMigration.Somewhere(places.At(0, 0), script.Id);
        var span = TextLine.Of(text, line);
        return Tm1013EditedMigration.OnLine(places.At(span), script.Id, $"line {line + 1}", span.Of(text));
    }
}
