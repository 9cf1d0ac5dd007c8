using Microsoft.AspNetCore.Http;

namespace Sessions.Sandbox;

/// <summary>
/// The faults of a sandbox. Faults of different kinds hit a request together; of several of one kind, the one that was added first does,
/// and the others wait for a request that it leaves to them. Safe for concurrent use.
/// </summary>
public sealed class SandboxFaults
{
    /// <summary>
    /// The header of a request that gives it faults of its own: <c>X-Sandbox-Fault: status=503;retry-after=2</c>.
    /// </summary>
    public const string HeaderName = "X-Sandbox-Fault";

    private readonly object _access = new();
    private readonly FaultTargets _targets;
    private readonly int _seed;
    private readonly Random _headerRandom;
    private SandboxActiveFault[] _active = [];
    private int _added;

    internal SandboxFaults(FaultTargets targets, int? seed)
    {
        _targets = targets;
        _seed = seed ?? Random.Shared.Next();
        _headerRandom = new Random(_seed);
    }

    /// <summary>
    /// The faults that are still there, in the order in which they were added.
    /// </summary>
    public IReadOnlyList<SandboxActiveFault> Active => Volatile.Read(ref _active);

    /// <summary>
    /// Adds a fault.
    /// </summary>
    /// <param name="fault">What goes wrong.</param>
    /// <param name="scope">Which requests it hits; null for all.</param>
    /// <returns>The fault as it is in this sandbox: it tells how many requests it has hit, and removes itself when it is disposed.</returns>
    /// <exception cref="ArgumentNullException">The fault is null.</exception>
    /// <exception cref="ArgumentException">The scope has a number out of range, a provider or an operation that does not exist, or nothing that
    /// the fault could hit.</exception>
    public SandboxActiveFault Add(SandboxFault fault, SandboxFaultScope? scope = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        scope ??= new SandboxFaultScope();
        _targets.ThrowUnlessAny(fault, scope);
        lock (_access)
        {
            // A source of chance for each fault, so that others don't change what this one hits.
            var active = new SandboxActiveFault(this, fault, scope, new Random(unchecked((_seed * 31) + ++_added)));
            _active = [.. _active, active];
            return active;
        }
    }

    /// <summary>
    /// Removes all faults.
    /// </summary>
    public void Clear()
    {
        lock (_access)
        {
            _active = [];
        }
    }

    internal void Add(IReadOnlyList<SandboxFaultOptions> options)
    {
        for (var index = 0; index < options.Count; index++)
        {
            try
            {
                foreach (var fault in FaultText.ParseAll(options[index].Fault))
                {
                    Add(fault, options[index].Scope);
                }
            }
            catch (Exception exception) when (exception is ArgumentException or FormatException)
            {
                throw new ArgumentException($"Faults[{index}] is wrong: {exception.Message}", exception);
            }
        }
    }

    internal void Remove(SandboxActiveFault fault)
    {
        lock (_access)
        {
            _active = [.. _active.Where(active => active != fault)];
        }
    }

    /// <summary>
    /// Chooses the faults that hit a request; what its header asks for comes first.
    /// </summary>
    /// <exception cref="FormatException">The header is no list of faults, or of one that has nothing to act on in this request.</exception>
    internal FaultHits Hit(HttpRequest request, ProviderApi provider, Operation? operation)
    {
        var asked = request.Headers[HeaderName];
        if (asked.Count == 0 && Active.Count == 0)
        {
            return FaultHits.None;
        }

        var faults = asked.Count == 0 ? [] : FaultText.ParseAll(string.Join(',', asked.AsEnumerable()));
        if (faults.FirstOrDefault(fault => !fault.CanHit(provider, operation)) is { } useless)
        {
            throw new FormatException($"The fault {useless} can't hit this request; it hits {_targets.Of(useless)}.");
        }

        var hits = new FaultHits();
        lock (_access)
        {
            foreach (var fault in faults)
            {
                hits.Add(new FaultHit(fault, _headerRandom.NextDouble()));
            }

            // Replies first, since a fault of how the operation is carried out has no part in a request whose operation is not.
            foreach (var active in _active.OrderBy(active => active.Fault is not ReplyFault))
            {
                if (active.Scope.Fits(provider, operation) && active.Fault.CanHit(provider, operation) && hits.HaveRoomFor(active.Fault) && active.Draw() is { } hit)
                {
                    hits.Add(hit);
                }
            }

            if (Array.Exists(_active, active => active.IsSpent))
            {
                _active = [.. _active.Where(active => !active.IsSpent)];
            }
        }

        return hits;
    }
}
