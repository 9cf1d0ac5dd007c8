namespace Sessions.Build.Comparison.Schemas;

/// <summary>
/// Two schemas that stand for each other, and everything that is known about their use. It is compared once, however often it is used.
/// </summary>
/// <param name="Part">How much of it is compared.</param>
/// <param name="From">The older one.</param>
/// <param name="To">The newer one.</param>
/// <param name="Label">What messages call it.</param>
/// <param name="Member">The member that holds it, or null when none does: then absent is not a way to be null.</param>
internal sealed record SchemaPair(SchemaPart Part, SchemaView From, SchemaView To, string Label, MemberUse? Member)
{
    // So many operations are named; that there are more is told by a word.
    private const int OperationsShown = 3;

    private readonly List<string> _usedBy = [];

    public Positions Positions { get; private set; }

    public IReadOnlyList<string> UsedBy => _usedBy;

    /// <summary>
    /// Takes note of a use.
    /// </summary>
    /// <returns>Whether it tells something new, so that what lies below must know it too.</returns>
    public bool Note(Positions positions, string operation)
    {
        var isNew = (Positions & positions) != positions;
        Positions |= positions;
        if (operation.Length > 0 && _usedBy.Count <= OperationsShown && !_usedBy.Contains(operation))
        {
            _usedBy.Add(_usedBy.Count == OperationsShown ? "others" : operation);
            isNew = true;
        }

        return isNew;
    }
}
