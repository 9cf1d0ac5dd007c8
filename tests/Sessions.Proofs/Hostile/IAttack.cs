namespace Sessions.Proofs.Hostile;

/// <summary>
/// A kind of attack. To add one, implement this and name it in <see cref="Attacks" />.
/// </summary>
internal interface IAttack
{
    /// <summary>
    /// What the attacks of this kind have in common.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// Makes every attack of this kind, each by <see cref="AttackCount.TryAsync" />.
    /// </summary>
    Task RunAsync(AttackCount count);
}
