-- RFC 3161 tokens of a time authority over checkpoint notes: each says that the ledger up to there existed when the authority signed. Like a checkpoint, a token proves itself.

create table ledger.time_token (
  size bigint primary key references ledger.checkpoint,
  token bytea not null,
  stamped_at timestamptz not null,
  kept_at timestamptz not null,
  constraint time_token_short check (octet_length(token) <= 65536)
);
call access.protect_for('ledger.time_token', 'vigie_worker');
