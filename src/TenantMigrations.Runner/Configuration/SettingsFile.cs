using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace TenantMigrations.Runner;

/// <summary>Reads one settings file. Comments and trailing commas are welcome in it.</summary>
internal static class SettingsFile
{
    /// <exception cref="SettingsException">It is no JSON; the message names file, line and column.</exception>
    public static SettingsLayer Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = new ConfigurationBuilder().AddJsonStream(stream).Build();
            return new SettingsLayer(Path.GetFileName(path), file.AsEnumerable().Where(pair => pair.Value is not null));
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidDataException)
        {
            throw Malformed(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"The settings file '{path}' cannot be read: {exception.Message}") { Path = path };
        }
    }

    private static SettingsException Malformed(string path, Exception exception)
    {
        var json = exception as JsonException ?? exception.InnerException as JsonException;
        if (json?.LineNumber is not { } line) return new SettingsException($"The settings file is not well formed: {exception.Message}") { Path = path };

        // JsonException counts from 0 and repeats the place in its text.
        var message = json.Message;
        if (message.IndexOf(" LineNumber:", StringComparison.Ordinal) is >= 0 and var end) message = message[..end];
        if (message.IndexOf(" Path:", StringComparison.Ordinal) is >= 0 and var pathAt) message = message[..pathAt];
        return new SettingsException($"The settings file is not well formed JSON: {message}")
        {
            Path = path,
            Line = (int)line + 1,
            Column = (int)(json.BytePositionInLine ?? 0) + 1,
        };
    }
}
