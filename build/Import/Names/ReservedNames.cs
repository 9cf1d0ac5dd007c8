namespace Sessions.Build.Import.Names;

/// <summary>
/// Names that mean something already where generated or hand-written code of a client uses them.
/// </summary>
internal static class ReservedNames
{
    /// <summary>
    /// Types of .NET that partials, tests and the sandbox name without their namespace, and root namespaces: a schema of this name would
    /// stand before them. Those of Core begin with Sessions or stand here.
    /// </summary>
    private static readonly HashSet<string> TypeNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "Action", "Activator", "Activity", "ApiError", "ApiErrorViolation", "ApiResponse", "Argument", "ArgumentException", "Array", "Assert",
        "AsyncPageable", "Attribute", "Boolean", "Buffer", "Byte", "CancellationToken", "Char", "Console", "Convert", "CredentialProvider",
        "CredentialRequirement", "CredentialScheme", "DateOnly", "DateTime", "DateTimeOffset", "Decimal", "Delegate", "Dictionary", "Double",
        "Encoding", "Enum", "Enumerable", "Environment", "EventArgs", "EventStream", "Exception", "File", "FileParameter", "FileResponse",
        "FileUpload", "FormBody", "FormFile", "FormStyle", "Func", "Guid", "HashSet", "HealthCheck", "HealthReport", "HealthStatus", "HttpClient", "HttpContent",
        "HttpMethod", "HttpRequestMessage", "HttpResponseMessage", "HttpStatusCode", "IDictionary", "IDisposable", "IEnumerable", "IList",
        "Index", "Int16", "Int32", "Int64", "InvalidResponseException", "JArray", "JObject", "JToken", "JsonBody", "JsonConvert",
        "JsonConverter", "JsonElement", "JsonSerializer", "KeyValuePair", "Lazy", "List", "ListingArgument", "Math", "MediaType", "Microsoft",
        "ModelReader", "MultipartBody", "NUnit", "NeverNull", "Newtonsoft", "NoContent", "Nullable", "NumberOrNumbers", "Object", "OpenEnumConverter",
        "Operation", "Operations", "Page", "PageNumber", "PageNumberListing", "PageNumberShape", "PagedListing", "Path", "PreSignedUpload",
        "Program", "Random", "Range", "ReadOnlyList", "Regex", "Reply", "Request", "RequestBody", "RequestOptions", "RequestReader", "Response",
        "ResponseHeaders", "RetryOptions", "Semaphore", "Sessions", "Single", "Stream", "StreamingResponse", "String",
        "StringBuilder", "StringOrNumber", "System", "Task", "Test", "TestCase", "Thread", "TimeOnly", "TimeProvider", "TimeSpan", "Timer",
        "Tuple", "Type", "Uri", "ValueTask", "Version", "Void",
    };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "add", "allows", "and", "as", "async", "await", "base", "bool", "break", "by", "byte", "case", "catch", "char", "checked",
        "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false",
        "field", "finally", "fixed", "float", "for", "foreach", "global", "goto", "if", "implicit", "in", "int", "interface", "internal", "is",
        "lock", "long", "nameof", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected",
        "public", "readonly", "record", "ref", "required", "return", "sbyte", "scoped", "sealed", "short", "sizeof", "stackalloc", "static",
        "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using",
        "value", "var", "virtual", "void", "volatile", "when", "where", "while", "with", "yield",
    };

    // Arguments and locals of the generated methods.
    private static readonly HashSet<string> ParameterNames = new(StringComparer.Ordinal)
    {
        "cancellationToken", "health", "options", "reader", "request",
    };

    // What C# or a base class gives each model, and the root namespaces that generated code names types by.
    private static readonly HashSet<string> MemberNames = new(StringComparer.Ordinal)
    {
        "AdditionalProperties", "Clone", "Deconstruct", "EqualityContract", "Equals", "ExtensionData", "Finalize", "GetHashCode", "GetType",
        "MemberwiseClone", "Newtonsoft", "PrintMembers", "ReadMember", "ReferenceEquals", "Sessions", "System", "ToString",
    };

    private static readonly HashSet<string> ValueNames = new(StringComparer.Ordinal)
    {
        "Create", "Deconstruct", "Equals", "GetHashCode", "GetType", "IsDocumented", "Newtonsoft", "PrintMembers", "ReferenceEquals", "Sessions", "System", "ToString", "Value",
    };

    private static readonly HashSet<string> MethodNames = new(StringComparer.Ordinal)
    {
        "CheckHealth", "Dispose", "Equals", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "WithOptions",
    };

    public static bool IsType(string name) => TypeNames.Contains(name) || name.StartsWith("Sessions", StringComparison.Ordinal);

    public static bool IsParameter(string name) => Keywords.Contains(name) || ParameterNames.Contains(name);

    public static bool IsMember(string name) => MemberNames.Contains(name);

    public static bool IsValue(string name) => ValueNames.Contains(name);

    public static bool IsMethod(string name) => MethodNames.Contains(name);
}
