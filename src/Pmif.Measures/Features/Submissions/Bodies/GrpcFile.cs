using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>A file as it comes by a gRPC stream, part by part, after its options.</summary>
internal sealed class GrpcFile(IAsyncStreamReader<SubmitRequest> stream) : ReadStream
{
    private ReadOnlyMemory<byte> part;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (part.IsEmpty)
        {
            if (!await GrpcBody.HasNext(stream, cancellationToken))
                return 0;
            part = stream.Current.PartCase == SubmitRequest.PartOneofCase.File ? stream.Current.File.Memory
                : throw new FaultException(SubmissionFaults.BodyUnreadable.With("After the options of a file come its parts."));
        }
        var count = Math.Min(part.Length, buffer.Length);
        part[..count].CopyTo(buffer);
        part = part[count..];
        return count;
    }
}
