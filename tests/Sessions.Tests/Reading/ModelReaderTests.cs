using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using Sessions.Core;
using Sessions.Orq;

namespace Sessions.Tests;

/// <summary>
/// What readers make of any document: the value that came, or the place where it is wrong.
/// </summary>
[Parallelizable(ParallelScope.All)]
internal sealed class ModelReaderTests
{
    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.Models))]
    public void Any_document_is_read_or_refused_with_its_place(Type model)
    {
        var reading = ModelReading.Of(model);

        Prop.ForAll(ModelDocuments.Any(model).ToArbitrary(), utf8 =>
            {
                var outcome = reading.OutcomeOf(utf8);
                return outcome.IsDocumented.Label($"{Encoding.UTF8.GetString(utf8)} gave {outcome}");
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.Models))]
    public void Any_document_that_strict_mode_reads_is_read_the_same_without_it(Type model)
    {
        var reading = ModelReading.Of(model);

        Prop.ForAll(ModelDocuments.Any(model).ToArbitrary(), utf8 =>
            {
                var (strict, lenient) = (reading.OutcomeOf(utf8, isStrict: true), reading.OutcomeOf(utf8));
                return (strict.Error is not null || strict == lenient).Label($"{Encoding.UTF8.GetString(utf8)} gave {strict}, not {lenient}");
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.Models))]
    public void What_was_read_is_what_is_written(Type model)
    {
        var reading = ModelReading.Of(model);

        Prop.ForAll(ModelDocuments.Any(model).ToArbitrary(), utf8 =>
            {
                var outcome = reading.OutcomeOf(utf8);
                return (outcome.Error is not null || JsonMeaning.Difference(utf8, outcome.Written!) is null)
                    .Label($"{Encoding.UTF8.GetString(utf8)} gave {outcome.Written}: {(outcome.Error is null ? JsonMeaning.Difference(utf8, outcome.Written!) : null)}");
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }

    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.Models))]
    public void A_value_of_another_kind_is_read_as_it_is_or_refused_with_its_place(Type model)
    {
        var reading = ModelReading.Of(model);

        Prop.ForAll(ModelDocuments.Promised(model).ToArbitrary(), json =>
            {
                var wrong = JsonMutations.Of(json).Select(mutation => (mutation, outcome: reading.OutcomeOf(Encoding.UTF8.GetBytes(mutation))))
                    .FirstOrDefault(pair => !pair.outcome.IsDocumented
                        || (pair.outcome.Error is null && JsonMeaning.Difference(Encoding.UTF8.GetBytes(pair.mutation), pair.outcome.Written!) is not null));
                return (wrong.mutation is null).Label($"{wrong.mutation} gave {wrong.outcome}");
            })
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5));
    }

    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.Models))]
    public void A_document_that_keeps_its_promises_is_read(Type model)
    {
        var reading = ModelReading.Of(model);

        Prop.ForAll(ModelDocuments.Promised(model).ToArbitrary(), json => (reading.OutcomeOf(Encoding.UTF8.GetBytes(json)).Error is null).Label(json))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));
    }

    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.Responses))]
    public void Every_response_has_a_reader(Type response)
    {
        Assert.That(ModelReading.HasReader(response), Is.True);
    }

    [TestCaseSource(typeof(ModelReading), nameof(ModelReading.ModelsWithReader))]
    public void A_model_with_a_reader_has_nothing_else_that_decides_how_it_is_read(Type model)
    {
        var contract = (JsonObjectContract)new DefaultContractResolver().ResolveContract(model);

        Assert.Multiple(() =>
        {
            Assert.That(model.IsDefined(typeof(JsonConverterAttribute), inherit: true), Is.False);
            Assert.That(contract.OnDeserializingCallbacks, Is.Empty);
            Assert.That(contract.OnDeserializedCallbacks, Is.Empty);
            Assert.That(contract.Properties.Where(property => property.Converter is not null), Is.Empty);
        });
    }

    [Test]
    public void A_property_of_a_derived_class_is_read()
    {
        var session = SessionsJson.Read<ExtendedSession>("""{"_id":"s","score":5,"tags":["a"],"unknown":1}""")!;

        Assert.That((session.Id, session.Score, session.Tags.Single()), Is.EqualTo(("s", 5, "a")));
        Assert.That(session.AdditionalProperties.Keys, Is.EqualTo(new[] { "unknown" }));
    }

    [Test]
    public void A_name_in_another_casing_is_that_of_the_property()
    {
        var session = SessionsJson.Read<Session>("""{"Workspace_ID":"w"}""")!;

        Assert.That((session.WorkspaceId, session.AdditionalProperties.Count), Is.EqualTo(("w", 0)));
    }

    [Test]
    public void A_number_keeps_its_kind_among_unknown_members()
    {
        var session = SessionsJson.Read<Session>("""{"whole":1,"broken":1.0,"large":123456789012345678901234567890}""")!;

        Assert.That(session.AdditionalProperties.Values.Select(value => value.Type), Is.EqualTo(new[] { JTokenType.Integer, JTokenType.Float, JTokenType.Integer }));
    }

    private sealed class ExtendedSession : Session
    {
        [JsonProperty("score")]
        public int Score { get; set; }
    }
}
