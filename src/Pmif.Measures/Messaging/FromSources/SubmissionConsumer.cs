using MassTransit;
using Microsoft.Extensions.Options;
using Pmif.Contracts.Primitives;
using Pmif.Measures.Features.Submissions;
using Pmif.Measures.Features.Submissions.Bodies;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Messaging.FromSources;

/// <summary>What stands around the values of a queued submission. The key may come in the header <c>Authorization</c> instead, the feed in the header <c>Feed</c>.</summary>
public sealed record QueuedSubmission(string? ApiKey, string? Mode, string? IdempotencyKey, string? Feed);

/// <summary>The queue's door for values: one JSON body per message, as a source writes it without any library of ours.</summary>
internal sealed partial class SubmissionConsumer(SubmitValues submit, KeyDirectory keys, IOptions<SubmissionLimits> limits, ILogger<SubmissionConsumer> log) : IConsumer<QueuedSubmission>
{
    private const string Queue = "pmif.submissions";

    public static void Receive(IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit) => rabbit.ReceiveEndpoint(Queue, endpoint =>
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.UseRawJsonDeserializer(RawSerializerOptions.AnyMessageType, isDefault: true);
        endpoint.PrefetchCount = 8;
        endpoint.ConfigureConsumer<SubmissionConsumer>(context);
    });

    public async Task Consume(ConsumeContext<QueuedSubmission> context)
    {
        var key = Header(context, "Authorization")?.Split(' ')[^1] ?? context.Message.ApiKey;
        if (key is null || await keys.Find(key, context.CancellationToken) is not { } caller)
            throw new FaultException(RequestFaults.KeyUnknown);
        AuditOrigin.Current = AuditOrigin.Of(caller, "queue");
        var mode = SubmissionMode.Partial;
        if (context.Message.Mode is { } word && !Words.TryRead(word, out mode))
            throw new FaultException(SubmissionFaults.OptionInvalid.With($"'{word}' is no mode; use partial or atomic."));
        var digests = ContentDigest.Read(Header(context, ContentDigest.Field));
        if (digests.IsFault)
            throw new FaultException(digests.Fault);
        var sent = new DigestedStream(context.ReceiveContext.Body.GetStream(), digests.Value);
        await using var stream = new BodyStream(sent, limits.Value.MaxBodyBytes, digests.Value.Length == 0 ? null : sent);
        var body = new JsonBody(stream, limits.Value, isLines: false, "apiKey", "mode", "idempotencyKey", "feed");
        var result = await submit.Handle(new(caller, body, mode, false, Header(context, "Idempotency-Key") ?? context.Message.IdempotencyKey,
            Header(context, "Feed") ?? context.Message.Feed), context.CancellationToken);
        if (result.IsFault)
            throw new FaultException(result.Fault);
        LogReceipt(result.Value.Id, caller.Name, result.Value.Rows.Received, result.Value.Rows.Rejected);
    }

    private static string? Header(ConsumeContext context, string name) => context.ReceiveContext.TransportHeaders.Get<string>(name);

    [LoggerMessage(LogLevel.Information, "Queued submission {Id} of {Sender}: {Received} rows, {Rejected} refused")]
    private partial void LogReceipt(Guid id, string sender, long received, long rejected);
}
