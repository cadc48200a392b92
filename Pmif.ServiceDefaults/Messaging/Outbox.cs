using Npgsql;
using NpgsqlTypes;

namespace Pmif.ServiceDefaults;

/// <summary>The outbox for a transaction that is written without Entity Framework.</summary>
/// <typeparam name="TDb">Context of the service's database.</typeparam>
public sealed class Outbox<TDb> where TDb : ServiceDbContext
{
    private const string Sql = $"""
        insert into {OutboxTable.Name} (message_id, message_type, body, traceparent, attempts)
        select id, type, body::json, traceparent, $5 from unnest($1, $2, $3, $4) as m (id, type, body, traceparent)
        """;

    private readonly OutboxHand<TDb> hand;

    internal Outbox(OutboxHand<TDb> hand) => this.hand = hand;

    /// <summary>Begins to collect events.</summary>
    public Events Collect() => new(hand);

    /// <summary>Events that are written and committed together.</summary>
    public sealed class Events
    {
        private readonly OutboxHand<TDb> hand;
        private readonly List<OutboxMessage> messages = [];

        internal Events(OutboxHand<TDb> hand) => this.hand = hand;

        /// <summary>Adds an event; its trace is that of the present activity.</summary>
        public void Add<T>(T @event) where T : class
        {
            var message = OutboxMessage.Of(@event);
            message.Attempts = OutboxMessage.InHand;
            messages.Add(message);
        }

        /// <summary>The statement that writes them.</summary>
        public NpgsqlBatchCommand Command() => new(Sql)
        {
            Parameters =
            {
                new() { Value = messages.ConvertAll(message => message.MessageId) },
                new() { Value = messages.ConvertAll(message => message.MessageType) },
                new() { Value = messages.ConvertAll(message => message.Body) },
                new() { Value = messages.ConvertAll(message => message.Traceparent), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text },
                new() { Value = OutboxMessage.InHand },
            },
        };

        /// <summary>To be called once the transaction is committed: they leave for the broker at once.</summary>
        public void Committed() => hand.Take(messages, more: false);
    }
}
