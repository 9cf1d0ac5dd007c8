namespace Sessions.Sandbox.WhyLabs;

/// <summary>
/// The sessions operations of WhyLabs over a store.
/// </summary>
internal sealed class WhyLabsSessions(WhyLabsStore store, SandboxAddress address) : WhyLabsSessionsContract
{
    public override Reply<CreateSessionResponse> CreateSession(CreateSessionRequest request)
    {
        // The session gets a user of its own; the one of the request is not shown again.
        return new CreateSessionResponse { Id = store.AddSession().Metadata.SessionId };
    }

    public override Reply<GetSessionResponse> GetSession(string sessionId)
    {
        return store.FindSession(sessionId) is { } session
            ? new GetSessionResponse { Session = session.Metadata }
            : WhyLabsErrors.UnknownSession(sessionId);
    }

    public override Reply<ClaimGuestSessionResponse> ClaimGuestSession(string sessionId, string orgId)
    {
        return store.FindSession(sessionId)?.TryClaim(store.Now) == true
            ? Reply<ClaimGuestSessionResponse>.WithoutBody
            : WhyLabsErrors.UnknownSession(sessionId);
    }

    public override Reply<LogSessionReferenceResponse> CreateReferenceProfileUpload(string sessionId, LogReferenceRequest request)
    {
        return store.FindSession(sessionId) is { } session ? AddReference(session.Metadata, request) : WhyLabsErrors.UnknownSession(sessionId);
    }

    public override Reply<BatchLogSessionReferenceResponse> BatchCreateReferenceProfileUpload(string sessionId, BatchLogReferenceRequest request)
    {
        if (store.FindSession(sessionId) is not { } session)
        {
            return WhyLabsErrors.UnknownSession(sessionId);
        }

        if (request.References.Count == 0)
        {
            return WhyLabsErrors.BadRequest("Must give one or more profiles");
        }

        var references = request.References.Select(reference => AddReference(session.Metadata, reference)).ToList();
        return new BatchLogSessionReferenceResponse
        {
            References = references,
            ObservatoryUrl = ObservatoryLink.To(session.Metadata, references.Select(reference => reference.Id)),
        };
    }

    public override Reply<CreateDatasetProfileUploadResponse> CreateDatasetProfileUpload(string sessionId, LogAsyncRequest request)
    {
        if (store.FindSession(sessionId) is not { Metadata: var metadata })
        {
            return WhyLabsErrors.UnknownSession(sessionId);
        }

        if (request.SegmentTags.Any(tag => string.IsNullOrWhiteSpace(tag.Key) || string.IsNullOrWhiteSpace(tag.Value)))
        {
            return WhyLabsErrors.BadParameter("segmentTags", "segmentTags must have a key and a value that are not blank");
        }

        var upload = store.AddUpload(metadata, "log-");
        return new CreateDatasetProfileUploadResponse
        {
            Id = upload.ProfileId,
            ObservatoryUrl = ObservatoryLink.To(metadata, [ObservatoryLink.Batch(request.DatasetTimestamp)]),
            UploadTimestamp = request.DatasetTimestamp,
            UploadUrl = address.At(upload.RelativeUrl),
            DatasetId = metadata.ModelId,
        };
    }

    public override Reply<GetProfileObservatoryLinkResponse> GetSessionProfileObservatoryLink(string sessionId, GetProfileObservatoryLinkRequest request)
    {
        if (store.FindSession(sessionId) is not { Metadata: var metadata })
        {
            return WhyLabsErrors.UnknownSession(sessionId);
        }

        // Reference profiles come before batch profiles.
        string[] profiles = [.. request.ReferenceProfileIds, .. request.BatchProfileTimestamps.Select(ObservatoryLink.Batch)];
        return profiles.Length == 0
            ? WhyLabsErrors.BadRequest("Must give one or more profiles")
            : new GetProfileObservatoryLinkResponse
            {
                ObservatoryUrl = ObservatoryLink.To(metadata, profiles),
                IndividualObservatoryUrls = [.. profiles.Select(profile => ObservatoryLink.To(metadata, [profile]))],
            };
    }

    private LogSessionReferenceResponse AddReference(SessionMetadata session, LogReferenceRequest request)
    {
        var now = store.Now;
        var upload = store.AddUpload(session, "ref-");
        return new LogSessionReferenceResponse
        {
            Id = upload.ProfileId,
            ModelId = session.ModelId,
            Alias = request.Alias ?? "ref-" + DateTimeConverter.ToText(now),
            ObservatoryUrl = ObservatoryLink.To(session, [upload.ProfileId]),
            UploadTimestamp = request.DatasetTimestamp ?? now.ToUnixTimeMilliseconds(),
            UploadUrl = address.At(upload.RelativeUrl),
        };
    }
}
