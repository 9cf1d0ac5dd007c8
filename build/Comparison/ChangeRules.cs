using static Sessions.Build.Comparison.Impact;

namespace Sessions.Build.Comparison;

/// <summary>
/// The table: every kind of change, and what it means for a program that uses the C# client. A change breaks when source that compiled
/// no longer does, when an assembly that was compiled against the older package no longer loads (package validation sees it so as well),
/// or when a call that worked fails or does something else. The wire counts, even where the C# still compiles.
/// </summary>
internal static class ChangeRules
{
    // Operations.
    public static ChangeRule OperationAdded { get; } = One("operation-added", Additive, "a method more; who implements the interface by hand needs it too");
    public static ChangeRule OperationRemoved { get; } = One("operation-removed", Breaking, "the method vanishes");
    public static ChangeRule OperationMoved { get; } = One("operation-moved", Breaking, "calls go to another address");
    public static ChangeRule OperationRenamed { get; } = One("operation-renamed", Breaking, "the method has another name");
    public static ChangeRule OperationIdChanged { get; } = One("operation-id-changed", Documentation, "the method keeps its name");
    public static ChangeRule OperationDeprecated { get; } = One("operation-deprecated", Documentation, "the method stays and compiles without a warning");
    public static ChangeRule OperationNoLongerDeprecated { get; } = One("operation-undeprecated", Documentation, "nothing changes for callers");
    public static ChangeRule ProtectedAdded { get; } = One("protected-added", Breaking, "the generated method is no longer public");
    public static ChangeRule ProtectedRemoved { get; } = One("protected-removed", Additive, "the generated method becomes public");
    public static ChangeRule StreamingChanged { get; } = One("streaming-changed", Breaking, "the method returns something else");
    public static ChangeRule RetrySafeAdded { get; } = One("retry-safe-added", Additive, "calls survive more failures");
    public static ChangeRule RetrySafeRemoved { get; } = One("retry-safe-removed", Breaking, "failures that were repeated in silence now reach the caller");
    public static ChangeRule TimeoutRaised { get; } = One("timeout-raised", Additive, "an attempt may take longer");
    public static ChangeRule TimeoutLowered { get; } = One("timeout-lowered", Breaking, "an attempt that was waited for is given up");
    public static ChangeRule PaginationAdded { get; } = One("pagination-added", Additive, "a listing of everything appears");
    public static ChangeRule PaginationRemoved { get; } = One("pagination-removed", Breaking, "the listing of everything vanishes");
    public static ChangeRule PaginationExtended { get; } = One("pagination-extended", Additive, "more is said of the pages, and a listing of everything may appear");
    public static ChangeRule PaginationChanged { get; } = One("pagination-changed", Breaking, "pages are asked for or read in another way");
    public static ChangeRule CallbacksChanged { get; } = One("callbacks-changed", Documentation, "the client has no part in callbacks and links");
    public static ChangeRule DocumentationChanged { get; } = One("documentation-changed", Documentation, "words only");
    public static ChangeRule ExtensionChanged { get; } = One("extension-changed", Documentation, "the generator does not read it");

    // Parameters. A method gets its parameters one by one, so that one more is another signature.
    public static ChangeRule RequiredParameterAdded { get; } = One("parameter-added-required", Breaking, "calls without it no longer compile");
    public static ChangeRule OptionalParameterAdded { get; } = One("parameter-added-optional", Breaking, "the method has another signature, and a cancellation token by position no longer fits");
    public static ChangeRule ParameterRemoved { get; } = One("parameter-removed", Breaking, "calls with it no longer compile");
    public static ChangeRule ParameterRenamed { get; } = One("parameter-renamed", Breaking, "it has another name in C#, or on the wire");
    public static ChangeRule ParameterPlaceChanged { get; } = One("parameter-place-changed", Breaking, "it is sent elsewhere");
    public static ChangeRule ParameterStyleChanged { get; } = One("parameter-style-changed", Breaking, "it is written in another way");
    public static ChangeRule ParameterMadeRequired { get; } = One("parameter-made-required", Breaking, "calls without it no longer compile");
    public static ChangeRule ParameterMadeOptional { get; } = One("parameter-made-optional", Additive, "it may be left out");
    public static ChangeRule ValueParameterMadeOptional { get; } = One("parameter-made-optional-value", Breaking, "its C# type becomes nullable, which is another signature");
    public static ChangeRule ParameterOrderChanged { get; } = One("parameter-order-changed", Breaking, "arguments by position mean something else");

    // Bodies of requests.
    public static ChangeRule BodyAdded { get; } = One("body-added", Breaking, "the method has another signature");
    public static ChangeRule BodyRemoved { get; } = One("body-removed", Breaking, "calls with it no longer compile");
    public static ChangeRule BodyMadeRequired { get; } = One("body-made-required", Breaking, "calls without it no longer work");
    public static ChangeRule BodyMadeOptional { get; } = One("body-made-optional", Additive, "it may be left out");
    public static ChangeRule EncodingChanged { get; } = One("encoding-changed", Breaking, "parts of the body are written in another way");

    // Responses.
    public static ChangeRule SuccessAdded { get; } = One("success-status-added", Additive, "every 2xx is a success already");
    public static ChangeRule SuccessRemoved { get; } = One("success-status-removed", Breaking, "what it returned may be gone");
    public static ChangeRule SuccessStatusChanged { get; } = One("success-status-changed", Additive, "every 2xx is a success, and the value is the same");
    public static ChangeRule ErrorAdded { get; } = One("error-status-added", Documentation, "every other status is the same exception already");
    public static ChangeRule ErrorRemoved { get; } = One("error-status-removed", Documentation, "the client does not rely on it: whatever status comes is the same exception");
    public static ChangeRule ResponseBodyAdded { get; } = One("response-body-added", Breaking, "the method returns another type");
    public static ChangeRule ResponseBodyRemoved { get; } = One("response-body-removed", Breaking, "the value is gone");
    public static ChangeRule ErrorBodyAdded { get; } = One("error-body-added", Additive, "the error can be read");
    public static ChangeRule ErrorBodyRemoved { get; } = One("error-body-removed", Breaking, "the error can no longer be read");
    public static ChangeRule EmptyBodyAdded { get; } = One("empty-body-added", Breaking, "the value may be null");
    public static ChangeRule EmptyBodyRemoved { get; } = One("empty-body-removed", Additive, "the value is always there");
    public static ChangeRule HeaderAdded { get; } = One("header-added", Additive, "one header more to read");
    public static ChangeRule HeaderRemoved { get; } = One("header-removed", Breaking, "code that reads it finds nothing");
    public static ChangeRule HeaderMadeOptional { get; } = One("header-made-optional", Breaking, "code that reads it may find nothing");
    public static ChangeRule HeaderMadeRequired { get; } = One("header-made-required", Additive, "it is always there");

    // Content types of requests and responses.
    public static ChangeRule ContentTypeAdded { get; } = new("content-type-added", Additive, Additive, "one form more of the same body");
    public static ChangeRule ContentTypeRemoved { get; } = new("content-type-removed", Breaking, Breaking, "that form is no longer understood or sent");

    // Security and servers.
    public static ChangeRule SecurityRequired { get; } = One("security-required", Breaking, "calls without a credential are refused");
    public static ChangeRule SecurityDropped { get; } = One("security-dropped", Additive, "no credential is needed any more");
    public static ChangeRule SecurityAlternativeAdded { get; } = One("security-alternative-added", Additive, "another credential is accepted as well");
    public static ChangeRule SecurityAlternativeRemoved { get; } = One("security-alternative-removed", Breaking, "this credential is no longer accepted");
    public static ChangeRule SecuritySchemeChanged { get; } = One("security-scheme-changed", Breaking, "the credential is sent in another way");
    public static ChangeRule SecuritySchemeAdded { get; } = One("security-scheme-added", Documentation, "only a requirement makes use of it");
    public static ChangeRule SecuritySchemeRemoved { get; } = One("security-scheme-removed", Documentation, "only a requirement makes use of it");
    public static ChangeRule BaseAddressChanged { get; } = One("base-address-changed", Breaking, "calls and keys go to another server by default");
    public static ChangeRule BaseAddressAdded { get; } = One("base-address-added", Additive, "a base address need not be given any more");
    public static ChangeRule BaseAddressRemoved { get; } = One("base-address-removed", Breaking, "a base address has to be given");
    public static ChangeRule ServersChanged { get; } = One("servers-changed", Documentation, "the client takes the first server of the document only");

    // Types of C#, which components become.
    public static ChangeRule TypeAdded { get; } = One("type-added", Additive, "a C# type more");
    public static ChangeRule TypeRemoved { get; } = One("type-removed", Breaking, "the C# type vanishes");
    public static ChangeRule TypeRenamed { get; } = One("type-renamed", Breaking, "the C# type has another name");
    public static ChangeRule CSharpTypeChanged { get; } = One("csharp-type-changed", Breaking, "the wire stays, but C# uses another type");
    public static ChangeRule CSharpMarkChanged { get; } = One("csharp-mark-changed", Breaking, "the shape of the C# type changes");

    // Schemas. Here it matters who writes the value.
    public static ChangeRule TypeChanged { get; } = new("type-changed", Breaking, Breaking, "another type on the wire and in C#");
    public static ChangeRule FormatChangesType { get; } = new("format-changes-type", Breaking, Breaking, "another C# type");
    public static ChangeRule FormatChanged { get; } = new("format-changed", Documentation, Documentation, "the C# type stays, and the client checks no format");
    public static ChangeRule EnumValueAdded { get; } = new("enum-value-added", Additive, Additive, "enums are open: programs must expect values that they don't know");
    public static ChangeRule EnumValueRemoved { get; } = new("enum-value-removed", Breaking, Breaking, "the C# constant vanishes, and the server may refuse the value");
    public static ChangeRule EnumAdded { get; } = new("enum-added", Breaking, Breaking, "the C# type becomes an enum");
    public static ChangeRule EnumRemoved { get; } = new("enum-removed", Breaking, Breaking, "the C# type is no enum any more");
    public static ChangeRule RequiredMemberAdded { get; } = new("member-added-required", Breaking, Additive, "a request without it is refused; in a response it is one member more");
    public static ChangeRule OptionalMemberAdded { get; } = new("member-added-optional", Additive, Additive, "one member more");
    public static ChangeRule MemberRemoved { get; } = new("member-removed", Breaking, Breaking, "the C# member vanishes");
    public static ChangeRule MemberMadeRequired { get; } = new("member-made-required", Breaking, Additive, "a request without it is refused; a response always has it");
    public static ChangeRule MemberMadeOptional { get; } = new("member-made-optional", Additive, Breaking, "a request may go without it; a response may lack it");
    public static ChangeRule NullableMemberMadeOptional { get; } = new("member-made-optional-nullable", Additive, Documentation, "a request may go without it; in a response absent means the same as null");
    public static ChangeRule ValueMemberMadeRequired { get; } = new("member-made-required-value", Breaking, Breaking, "its C# type is no longer nullable");
    public static ChangeRule ValueMemberMadeOptional { get; } = new("member-made-optional-value", Breaking, Breaking, "its C# type becomes nullable");
    public static ChangeRule NullAllowed { get; } = new("null-allowed", Additive, Breaking, "a request may send null; a response may hold it");
    public static ChangeRule NullForbidden { get; } = new("null-forbidden", Breaking, Additive, "a request with null is refused; a response never holds it");
    public static ChangeRule NullAllowedInValue { get; } = new("null-allowed-value", Breaking, Breaking, "its C# type becomes nullable");
    public static ChangeRule NullForbiddenInValue { get; } = new("null-forbidden-value", Breaking, Breaking, "its C# type is no longer nullable");
    public static ChangeRule NullAllowedInOptional { get; } = new("null-allowed-optional", Additive, Documentation, "an explicit null can be sent; in a response it means the same as absent");
    public static ChangeRule NullForbiddenInOptional { get; } = new("null-forbidden-optional", Breaking, Documentation, "an explicit null is refused; in a response it meant the same as absent");
    public static ChangeRule LimitTightened { get; } = new("limit-tightened", Breaking, Documentation, "values that were accepted are refused; a response stays within what it was");
    public static ChangeRule LimitLoosened { get; } = new("limit-loosened", Additive, Additive, "more values are accepted, or come");
    public static ChangeRule PatternChanged { get; } = new("pattern-changed", Breaking, Documentation, "values that were accepted may be refused; the client checks no pattern");
    public static ChangeRule DefaultChanged { get; } = new("default-changed", Breaking, Documentation, "leaving it out means something else");
    public static ChangeRule DefaultDescribed { get; } = new("default-described", Documentation, Documentation, "the default was not known, or is no longer; the client sends none");
    public static ChangeRule AdditionalMembersAllowed { get; } = new("additional-members-allowed", Additive, Additive, "members without a name of their own may stand there");
    public static ChangeRule AdditionalMembersForbidden { get; } = new("additional-members-forbidden", Breaking, Documentation, "a request with unknown members is refused; a response has none");
    public static ChangeRule MapChanged { get; } = new("map-changed", Breaking, Breaking, "another C# type: a map with values of a type is something else than a class or a free map");
    public static ChangeRule VariantAdded { get; } = new("variant-added", Additive, Breaking, "one shape more can be sent; in a response it is a shape that programs don't know");
    public static ChangeRule VariantRemoved { get; } = new("variant-removed", Breaking, Breaking, "a shape that was accepted is refused, and its C# type goes");
    public static ChangeRule UnionChanged { get; } = new("union-changed", Breaking, Breaking, "a union is another C# type than what is none");
    public static ChangeRule UnionKindChanged { get; } = new("union-kind-changed", Documentation, Documentation, "C# takes anyOf and oneOf alike");
    public static ChangeRule BaseChanged { get; } = new("base-changed", Breaking, Breaking, "another C# base type");
    public static ChangeRule DiscriminatorChanged { get; } = new("discriminator-changed", Breaking, Breaking, "shapes are told apart in another way");
    public static ChangeRule ReadOnlyAdded { get; } = new("read-only-added", Breaking, Documentation, "requests can't set it any more");
    public static ChangeRule ReadOnlyRemoved { get; } = new("read-only-removed", Additive, Documentation, "requests can set it");
    public static ChangeRule WriteOnlyAdded { get; } = new("write-only-added", Documentation, Breaking, "responses don't hold it any more");
    public static ChangeRule WriteOnlyRemoved { get; } = new("write-only-removed", Documentation, Additive, "responses hold it");
    public static ChangeRule SchemaDeprecated { get; } = new("schema-deprecated", Documentation, Documentation, "it stays and compiles without a warning");
    public static ChangeRule SchemaNoLongerDeprecated { get; } = new("schema-undeprecated", Documentation, Documentation, "nothing changes for callers");
    public static ChangeRule KeywordChanged { get; } = new("keyword-changed", Breaking, Breaking, "what it means for callers can't be told here, so read it yourself");

    /// <summary>
    /// The whole table.
    /// </summary>
    public static IReadOnlyList<ChangeRule> All { get; } =
        [.. typeof(ChangeRules).GetProperties().Where(property => property.PropertyType == typeof(ChangeRule)).Select(property => (ChangeRule)property.GetValue(null)!)];

    // Whatever is no schema has one direction only.
    private static ChangeRule One(string id, Impact impact, string because) => new(id, impact, impact, because);
}
