using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using Pmif.Contracts.Measures.V1;
using Pmif.ServiceDefaults;

namespace Pmif.Measures.Features.Submissions.Bodies;

/// <summary>Rows as they come by a gRPC stream, after its options.</summary>
internal sealed class GrpcBody(IAsyncStreamReader<SubmitRequest> stream, SubmissionLimits limits) : SubmissionBody
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? digest;

    /// <summary>Never: the end of a stream is a message of its own, so one that breaks off cannot pass for a whole one.</summary>
    public override bool HasDigest => false;

    public override bool MayBeCutShort => false;

    public override byte[] Digest() => digest ??= hash.GetHashAndReset();

    public override async IAsyncEnumerable<RawRow> Rows([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var raw = new RawRow();
        while (await HasNext(stream, cancellationToken))
        {
            if (stream.Current.Rows is not { } part)
                throw new FaultException(SubmissionFaults.BodyUnreadable.With("After the options come rows; a file needs its content type among the options."));
            hash.AppendData(part.ToByteArray());
            foreach (var row in part.Rows)
            {
                Fill(raw, row);
                yield return raw;
            }
        }
    }

    /// <summary>Waits for the next message; a stream that the caller gave up is a body that breaks off.</summary>
    public static async Task<bool> HasNext(IAsyncStreamReader<SubmitRequest> stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNext(cancellationToken);
        }
        catch (IOException)
        {
            throw new FaultException(SubmissionFaults.BodyUnreadable.With("The stream broke off."));
        }
    }

    private void Fill(RawRow raw, SubmitRow row)
    {
        raw.Clear();
        string[] fields = [row.Measure, row.Breakdown, row.Period, row.Value, row.Numerator, row.Denominator, row.Lower, row.Upper, row.Flag, row.Note];
        for (var column = 0; column < fields.Length; column++)
        {
            if (fields[column].Length > limits.MaxFieldLength)
                throw new FaultException(SubmissionFaults.TooLarge.With($"A field has more than {limits.MaxFieldLength} characters."));
            if (fields[column].Contains('\0'))
                throw new FaultException(SubmissionFaults.BodyUnreadable.With("A text holds the zero character."));
            raw.TrySet(column, fields[column]);
        }
    }
}
