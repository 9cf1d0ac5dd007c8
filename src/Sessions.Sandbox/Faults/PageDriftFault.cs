using System.Globalization;

namespace Sessions.Sandbox;

/// <summary>
/// A listing that changes between its pages.
/// </summary>
internal sealed class PageDriftFault : OperationFault
{
    private const int MostAtOnce = 1_000;

    private readonly int _inserted;
    private readonly int _removed;

    public PageDriftFault(int inserted, int removed)
        : base(string.Create(CultureInfo.InvariantCulture, $"page-drift;inserted={inserted};removed={removed}"))
    {
        if (inserted < 0 || removed < 0 || inserted + (long)removed == 0)
        {
            throw new ArgumentException($"Page drift must insert or remove at least 1 session, but inserts {inserted} and removes {removed}.");
        }

        if (inserted > MostAtOnce || removed > MostAtOnce)
        {
            throw new ArgumentException($"Page drift must insert or remove at most {MostAtOnce} sessions at once, but inserts {inserted} and removes {removed}.");
        }

        _inserted = inserted;
        _removed = removed;
    }

    internal override bool CanHit(ProviderApi provider, Operation? operation)
    {
        return operation is not null && provider.Pages?.Operation == operation.Name;
    }

    /// <summary>
    /// Changes the listing of a provider, after one of its pages.
    /// </summary>
    public void Move(ProviderApi provider, SandboxResponse page)
    {
        if (page.Value is { } value)
        {
            provider.Pages!.Drift(value, _inserted, _removed);
        }
    }
}
