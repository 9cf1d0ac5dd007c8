using System.Text.Json.Nodes;

namespace Sessions.Build.Checks.Provenance;

/// <summary>
/// A part of a spec that somebody has to have seen somewhere, and that needs a description.
/// </summary>
internal sealed record SpecElement(string Pointer, JsonNode Node, bool IsUnit);
