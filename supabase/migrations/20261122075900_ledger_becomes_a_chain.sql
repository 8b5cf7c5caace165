-- Rows of the ledger that exist get their place in the chain, in the order in which they were written.
-- Written by hand: what the next migration is generated from cannot fill columns.
alter table public.message_revisions
  add column entry bigint,
  add column files jsonb not null default '[]',
  add column salt bytea,
  add column text_hash bytea,
  add column previous_hash bytea,
  add column hash bytea,
  add column erased_at timestamptz;

create function private.ledger_text_hash(salt bytea, body text, files jsonb) returns bytea
language sql immutable set search_path = ''
as $$ select sha256(salt || convert_to(jsonb_build_object('body', body, 'files', files)::text, 'UTF8')) $$;

create function private.ledger_hash(line public.message_revisions) returns bytea
language sql immutable set search_path = ''
as $$
  select sha256(convert_to(concat_ws('|', line.entry, encode(line.previous_hash, 'hex'), line.conversation_id, line.seq, line.revision,
    line.change, line.changed_by, (extract(epoch from line.changed_at) * 1000000)::bigint, encode(line.text_hash, 'hex')), 'UTF8'))
$$;

alter table public.message_revisions disable trigger message_revisions_append_only;
do $$
declare
  line public.message_revisions;
  last bytea := '\x00';
  entries bigint := 0;
begin
  for line in select r.* from public.message_revisions r order by r.changed_at, r.conversation_id, r.seq, r.revision
  loop
    entries := entries + 1;
    line.entry := entries;
    line.files := (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'bytes', a.bytes) order by a.created_at, a.id), '[]')
      from public.attachments a where a.conversation_id = line.conversation_id and a.message_seq = line.seq);
    line.salt := extensions.gen_random_bytes(16);
    line.text_hash := private.ledger_text_hash(line.salt, line.body, line.files);
    line.previous_hash := last;
    line.hash := private.ledger_hash(line);
    last := line.hash;
    update public.message_revisions r set entry = line.entry, files = line.files, salt = line.salt,
      text_hash = line.text_hash, previous_hash = line.previous_hash, hash = line.hash
    where r.conversation_id = line.conversation_id and r.seq = line.seq and r.revision = line.revision;
  end loop;
end
$$;
alter table public.message_revisions enable trigger message_revisions_append_only;

alter table public.message_revisions
  alter column entry set not null,
  alter column text_hash set not null,
  alter column previous_hash set not null,
  alter column hash set not null;
