namespace Sessions.Orq;

public partial class UpdateSessionRequest
{
    /// <summary>
    /// Whether the update says anything about the project: sets it, or clears it with an explicit null.
    /// </summary>
    [Newtonsoft.Json.JsonIgnore]
    public bool ChangesProjectId => _projectIdIsAssigned;

    /// <summary>
    /// Clears the project of the session: sends an explicit null, as assigning null to <see cref="ProjectId" /> does.
    /// </summary>
    /// <returns>This request.</returns>
    public UpdateSessionRequest ClearProjectId()
    {
        ProjectId = null;
        return this;
    }

    /// <summary>
    /// Leaves the project of the session alone: takes back what was assigned to <see cref="ProjectId" />, and sends nothing of it.
    /// </summary>
    /// <returns>This request.</returns>
    public UpdateSessionRequest KeepProjectId()
    {
        _projectId = null;
        _projectIdIsAssigned = false;
        return this;
    }
}
