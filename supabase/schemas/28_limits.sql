-- How much one visitor, one network address and one inbox may do in a while: token buckets, one statement
-- each. A bucket is full at the beginning and refills evenly; whoever finds it empty is told how long to wait.
-- Members and jobs are not limited here.

create table private.rate_limits (
  kind text primary key check (kind ~ '^[a-z_]{3,40}$'),
  burst integer not null check (burst > 0),
  per_seconds integer not null check (per_seconds > 0)
);
comment on table private.rate_limits is 'So many at once, and so many again in so many seconds. A kind without a row is not limited.';

-- Not logged: after a crash everybody begins with full buckets, and no message waits for their writing. No
-- index on the instant: every message moves it, and would leave a dead entry in each index of the table.
create unlogged table private.rate_buckets (
  kind text not null,
  subject text not null,
  tokens double precision not null,
  per_second double precision not null,
  filled_at timestamptz not null,
  primary key (kind, subject)
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02);
comment on table private.rate_buckets is 'What is left of a limit for one subject (a session, a hashed address, an inbox) at an instant.';

create table private.address_salts (
  day date primary key,
  salt bytea not null default extensions.gen_random_bytes(32)
);
comment on table private.address_salts is 'With the day''s salt gone, a hash of an address says nothing any more.';

alter table private.rate_limits enable row level security;
alter table private.rate_buckets enable row level security;
alter table private.address_salts enable row level security;
grant select, insert, update, delete on private.rate_limits, private.rate_buckets, private.address_salts to service_role;

create function private.spend(kind text, subject text) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  instant timestamptz := clock_timestamp();
  short integer;
begin
  if spend.subject is null then return 0; end if;
  insert into private.rate_buckets as b (kind, subject, tokens, per_second, filled_at)
  select l.kind, spend.subject, l.burst - 1, l.burst::float8 / l.per_seconds, instant
  from private.rate_limits l where l.kind = spend.kind
  on conflict on constraint rate_buckets_pkey do update set
    tokens = least(excluded.tokens + 1, b.tokens + greatest(extract(epoch from excluded.filled_at - b.filled_at), 0) * excluded.per_second) - 1,
    per_second = excluded.per_second, filled_at = greatest(b.filled_at, excluded.filled_at)
  where least(excluded.tokens + 1, b.tokens + greatest(extract(epoch from excluded.filled_at - b.filled_at), 0) * excluded.per_second) >= 1;
  if found then return 0; end if;
  select ceil((1 - b.tokens) / b.per_second - extract(epoch from instant - b.filled_at)) into short
  from private.rate_buckets b join private.rate_limits l on l.kind = b.kind
  where b.kind = spend.kind and b.subject = spend.subject;
  return case when short is null then 0 else greatest(short, 1) end;
end
$$;
comment on function private.spend(text, text) is 'Takes one from a bucket: 0 where there was one (or nothing is limited), else the seconds until there will be.';

create function private.limit_rate(kind text, subject text) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  wait integer := private.spend(limit_rate.kind, limit_rate.subject);
begin
  if wait > 0 then perform private.refuse('rate_limited', wait::text, 'PT429'); end if;
end
$$;
comment on function private.limit_rate(text, text) is 'Takes one from a bucket or refuses: 429 rate_limited, with the seconds to wait as detail.';

-- An address becomes a hash that lives a day. One of the machine itself says nothing of who is behind it;
-- of IPv6 a customer has a whole /64.
create function private.address_hash(address text) returns bytea
language plpgsql security definer set search_path = ''
as $$
declare
  peer inet := case when pg_input_is_valid(btrim(address), 'inet') then btrim(address)::inet end;
  today date := (now() at time zone 'utc')::date;
  grain bytea;
begin
  if peer is null or peer <<= '127.0.0.0/8' or peer = '::1' or peer <<= '::ffff:127.0.0.0/104' then return null; end if;
  select s.salt into grain from private.address_salts s where s.day = today;
  if grain is null then
    insert into private.address_salts (day) values (today) on conflict do nothing;
    select s.salt into grain from private.address_salts s where s.day = today;
  end if;
  return sha256(grain || convert_to(host(network(case family(peer) when 6 then set_masklen(peer, 64) else set_masklen(peer, 32) end)), 'UTF8'));
end
$$;
comment on function private.address_hash(text) is 'SHA-256 of a network address with the day''s salt; null for none, for nonsense and for the machine itself.';

create function private.limit_sessions(inbox uuid, address_hash bytea) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.limit_rate('session_address', encode(address_hash, 'hex'));
  perform private.limit_rate('session_inbox', inbox::text);
end
$$;
comment on function private.limit_sessions(uuid, bytea) is 'Counts a new browser against its address and its inbox. Error: 429 rate_limited.';

create function public.note_identity_failure(inbox uuid, address text) returns integer
language plpgsql security definer set search_path = ''
as $$
begin
  return greatest(private.spend('identity_address', encode(private.address_hash(note_identity_failure.address), 'hex')),
    private.spend('identity_inbox', note_identity_failure.inbox::text));
end
$$;
comment on function public.note_identity_failure(uuid, text) is
  'Counts a token that was refused; returns the seconds that its address or inbox has to wait, 0 for none. Service role only.';

create function private.my_session() returns public.visitor_sessions
language plpgsql stable security definer set search_path = ''
as $$
declare
  mine public.visitor_sessions;
begin
  select s.* into mine from public.visitor_sessions s
  where s.id = private.uuid_or_null(private.claims() ->> 'visitor_session_id') and s.contact_id = private.contact_id();
  return mine;
end
$$;
comment on function private.my_session() is 'The session of the calling contact.';

create function private.limit_new_conversation() returns void
language plpgsql security definer set search_path = ''
as $$
declare
  mine public.visitor_sessions := private.my_session();
begin
  if mine.is_verified then
    perform private.limit_rate('conversation_contact', mine.contact_id::text);
  else
    perform private.limit_rate('conversation_visitor', mine.contact_id::text);
    perform private.limit_rate('conversation_address', encode(mine.address_hash, 'hex'));
  end if;
  perform private.limit_rate('conversation_inbox', mine.inbox_id::text);
end
$$;
comment on function private.limit_new_conversation() is 'Counts a new conversation of the calling contact; visitors whom nobody vouches for may begin fewer. Error: 429 rate_limited.';

-- Customers alone: a member's, a job's or an import's rows pass without a look at any table.
create function private.limit_customer_message() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  claims jsonb := private.claims();
  network bytea;
  longest integer;
begin
  if claims ->> 'kind' is distinct from 'contact' then return new; end if;
  select s.address_hash, w.message_limit into network, longest
  from public.visitor_sessions s join public.widget_settings w on w.inbox_id = s.inbox_id
  where s.id = private.uuid_or_null(claims ->> 'visitor_session_id');
  if length(new.body) > longest then
    perform private.refuse('message_too_long', format('At most %s characters here.', longest), 'PT400');
  end if;
  perform private.limit_rate('message_visitor', new.author_id::text);
  perform private.limit_rate('message_address', encode(network, 'hex'));
  return new;
end
$$;
comment on function private.limit_customer_message() is 'Before-insert trigger of messages: a customer''s are as long as the inbox allows and as many as the limits. Errors: 400 message_too_long, 429 rate_limited.';

create function private.limit_customer_file() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  mine public.visitor_sessions;
  settings public.widget_settings;
begin
  if private.claims() ->> 'kind' is distinct from 'contact' then return new; end if;
  mine := private.my_session();
  select w.* into settings from public.widget_settings w where w.inbox_id = mine.inbox_id;
  if not settings.takes_files then
    perform private.refuse('files_not_allowed', 'This inbox takes no files.', 'PT403');
  end if;
  if new.bytes > settings.file_limit then
    perform private.refuse('file_too_large', format('At most %s bytes here.', settings.file_limit), 'PT413');
  end if;
  perform private.limit_rate('file_visitor', mine.contact_id::text);
  perform private.limit_rate('file_address', encode(mine.address_hash, 'hex'));
  return new;
end
$$;
comment on function private.limit_customer_file() is 'Before-insert trigger of attachments: a customer''s are as large as the inbox allows and as many as the limits. Errors: 403 files_not_allowed, 413 file_too_large, 429 rate_limited.';

-- Blocking ----------------------------------------------------------------------------------------

-- A visitor who was blocked comes back with another secret; for the day, not from the same address. Known
-- customers of the same address go on: their backend vouches for them.
create function private.address_is_blocked(address_hash bytea) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.visitor_sessions s join public.contacts k on k.id = s.contact_id
    where s.address_hash = address_is_blocked.address_hash and not s.is_verified and k.blocked_at is not null and k.erased_at is null);
end
$$;
comment on function private.address_is_blocked(bytea) is 'Was a visitor at this address blocked today?';

create function private.set_blocked(contact uuid, is_blocked boolean) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.contacts := private.lock_contact(set_blocked.contact);
  changed integer;
begin
  update public.contacts k set blocked_at = case when is_blocked then now() end
  where k.id = any (private.person_ids(known.id)) and (k.blocked_at is null) = is_blocked;
  get diagnostics changed = row_count;
  if changed > 0 then perform private.audit(case when is_blocked then 'contact_blocked' else 'contact_unblocked' end, 'contact', known.id); end if;
  return jsonb_build_object('blocked_at', (select k.blocked_at from public.contacts k where k.id = known.id));
end
$$;
comment on function private.set_blocked(uuid, boolean) is 'Blocks or unblocks every contact of a person; audited.';

create function public.block_contact(contact uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  return private.set_blocked(block_contact.contact, true);
end
$$;
comment on function public.block_contact(uuid) is
  'Shuts a person out of every widget at once: tokens, topics and new sessions are refused; what was said stays. Returns {blocked_at}. Audited. Needs manage_contacts. Errors: 42501 not_permitted, view_as_is_read_only; 404 contact_not_found; 409 contact_erased.';

create function public.unblock_contact(contact uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  return private.set_blocked(unblock_contact.contact, false);
end
$$;
comment on function public.unblock_contact(uuid) is
  'Lets a blocked person in again. Returns {blocked_at: null}. Audited. Needs manage_contacts. Errors: 42501 not_permitted, view_as_is_read_only; 404 contact_not_found; 409 contact_erased.';
grant execute on function public.block_contact(uuid), public.unblock_contact(uuid) to authenticated;
