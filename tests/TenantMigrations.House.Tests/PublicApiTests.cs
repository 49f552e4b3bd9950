using System.Reflection;
using TenantMigrations.House.Tests.Api;
using TenantMigrations.TestKit;

namespace TenantMigrations.House.Tests;

/// <summary>What users of the libraries can call, as approved text: <c>PublicApi.Room.verified.txt</c>. A change of it is a decision, and shows in the diff.</summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Abstractions")]
    [InlineData("Analysis")]
    [InlineData("Engine")]
    [InlineData("Postgres")]
    [InlineData("Runner")]
    [InlineData("Testing")]
    public void The_public_api_is_the_approved_one(string room) =>
        Snapshot.Verify(ApiText.Of(Assembly.Load($"TenantMigrations.{room}")), name: $"PublicApi.{room}");

    [Fact]
    public void The_text_shows_what_matters_to_a_caller()
    {
        var text = ApiText.Of(typeof(Sample), [typeof(Sample), typeof(Sample.Colour)]);
        Snapshot.Verify(text);
    }

    /// <summary>A bit of everything.</summary>
    public abstract class Sample(int number) : IDisposable
    {
        public enum Colour { Red, Green = 4 }

        public const string Name = "a\nb";

        public required string? Title { get; init; }

        public int Number { get; private protected set; } = number;

        public static IReadOnlyDictionary<string, int[]?> Table { get; } = new Dictionary<string, int[]?>();

        public event EventHandler? Happened;

        public virtual Task<string?> FindAsync(string key, out int place, ref readonly DateTime at, params string[] rest) => throw new NotSupportedException();

        public abstract T Make<T>(T like, Colour colour = Colour.Green, CancellationToken cancellationToken = default)
            where T : class, new();

        public void Dispose() => Happened?.Invoke(this, EventArgs.Empty);

        protected internal int this[int index] => index;

        internal void Hidden() => Number = 1;
    }
}
