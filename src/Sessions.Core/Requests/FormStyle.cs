using System.ComponentModel;

namespace Sessions.Core;

/// <summary>
/// How a member of a form is written that holds more than one value. One that holds a single value is one field, whatever its style.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum FormStyle
{
    /// <summary>A field for each item of a list, all with the same name; an object is JSON text. What OpenAPI calls <c>form</c>, exploded.</summary>
    Repeated,

    /// <summary>One field with the items of the list, parted by commas. What OpenAPI calls <c>form</c>, not exploded.</summary>
    CommaDelimited,

    /// <summary>One field with the items of the list, parted by spaces.</summary>
    SpaceDelimited,

    /// <summary>One field with the items of the list, parted by vertical bars.</summary>
    PipeDelimited,

    /// <summary>A field for each value, however deep: <c>a[b]=c</c> for objects and <c>a[0]=c</c> for lists.</summary>
    DeepObject,

    /// <summary>One field with the JSON of the value.</summary>
    Json,
}
