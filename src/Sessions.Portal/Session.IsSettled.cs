using Newtonsoft.Json;

namespace Sessions.Portal;

public partial class Session
{
    /// <summary>
    /// Whether the agent has stopped working on the session: its status is there and is not Running. What a status means is not documented,
    /// so one that is not known counts as settled.
    /// </summary>
    [JsonIgnore]
    public bool IsSettled => Status.Value.Length > 0 && Status != SessionStatus.Running;
}
