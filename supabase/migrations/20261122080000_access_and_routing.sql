SET local check_function_bodies = off;

REVOKE ALL ON TABLE "public"."message_revisions" FROM "authenticated";

DROP POLICY "whoever sees the message or note reads its files" ON "public"."attachments";

DROP POLICY "members read contacts whose conversations they see; contacts re" ON "public"."contacts";

DROP POLICY "members read what their scope, teams, work or mentions open; co" ON "public"."conversations";

DROP POLICY "members change their own profile" ON "public"."members";

DROP POLICY "members with read_deleted read what messages said before" ON "public"."message_revisions";

DROP POLICY "whoever sees the conversation reads its messages" ON "public"."messages";

DROP POLICY "members see who read how far; contacts see their own marks" ON "public"."read_marks";

DROP POLICY "an uploader stores the file it registered" ON "storage"."objects";

DROP TRIGGER "conversations_renew_epoch" ON "public"."conversations";

DROP TRIGGER "message_revisions_append_only" ON "public"."message_revisions";

DROP TRIGGER "roles_renew_epoch" ON "public"."roles";

DROP TRIGGER "team_members_renew_epoch" ON "public"."team_members";

ALTER TABLE "public"."conversation_events"
  DROP CONSTRAINT "conversation_events_type_check";

ALTER TABLE "public"."message_revisions"
  DROP CONSTRAINT "message_revisions_change_check";

DROP FUNCTION "public"."assign_conversation"(uuid, uuid);

DROP FUNCTION "public"."move_conversation"(uuid, uuid);

DROP FUNCTION "public"."unassign_conversation"(uuid);

DROP FUNCTION "public"."write_note"(uuid, uuid, text, uuid[]);

ALTER TABLE "public"."members"
  ALTER COLUMN "availability" DROP DEFAULT;

CREATE TABLE "private"."invitation_tokens" (
  "invitation_id" uuid                     NOT NULL,
  "token_hash"    bytea                    NOT NULL,
  "made_at"       timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "invitation_tokens_pkey" PRIMARY KEY (invitation_id),
  CONSTRAINT "invitation_tokens_token_hash_key" UNIQUE (token_hash)
);

ALTER TABLE "private"."invitation_tokens"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."ledger_readings" (
  "member_id"       uuid                     NOT NULL,
  "conversation_id" uuid                     NOT NULL,
  "seq"             bigint                   NOT NULL,
  "read_at"         timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "ledger_readings_pkey" PRIMARY KEY (member_id, conversation_id, seq)
);

ALTER TABLE "private"."ledger_readings"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."member_loads" (
  "member_id"        uuid                     NOT NULL,
  "open_count"       integer                  NOT NULL DEFAULT 0,
  "last_assigned_at" timestamp with time zone,
  CONSTRAINT "member_loads_pkey" PRIMARY KEY (member_id)
);

ALTER TABLE "private"."member_loads"
  ENABLE ROW LEVEL SECURITY;

ALTER TABLE "private"."member_loads"
  SET (fillfactor=50);

CREATE TABLE "private"."queue_departures" (
  "team_id" uuid                     NOT NULL,
  "left_at" timestamp with time zone NOT NULL DEFAULT now(),
  "waited"  interval                 NOT NULL
);

ALTER TABLE "private"."queue_departures"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."team_loads" (
  "team_id"          uuid                     NOT NULL,
  "member_id"        uuid                     NOT NULL,
  "open_count"       integer                  NOT NULL DEFAULT 0,
  "last_assigned_at" timestamp with time zone,
  CONSTRAINT "team_loads_pkey" PRIMARY KEY (team_id, member_id)
);

ALTER TABLE "private"."team_loads"
  ENABLE ROW LEVEL SECURITY;

ALTER TABLE "private"."team_loads"
  SET (fillfactor=50);

CREATE TABLE "private"."told_places" (
  "conversation_id"  uuid    NOT NULL,
  "place"            integer NOT NULL,
  "expected_seconds" integer,
  CONSTRAINT "told_places_pkey" PRIMARY KEY (conversation_id)
);

ALTER TABLE "private"."told_places"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "public"."audit_entries" (
  "id"           bigint                   GENERATED ALWAYS AS IDENTITY NOT NULL,
  "occurred_at"  timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  "kind"         text                     NOT NULL,
  "actor_kind"   text                     NOT NULL,
  "actor_id"     uuid,
  "subject_kind" text,
  "subject_id"   uuid,
  "details"      jsonb                    NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT "audit_entries_actor_kind_check" CHECK ((actor_kind = ANY (ARRAY['member'::text, 'contact'::text, 'system'::text, 'anonymous'::text]))),
  CONSTRAINT "audit_entries_kind_check"
    CHECK
    ((kind = ANY (ARRAY['sign_in_succeeded'::text, 'sign_in_failed'::text, 'verb_refused'::text, 'exported'::text, 'view_as_started'::text, 'view_as_ended'::text,
    'role_created'::text,
    'role_changed'::text,
    'role_removed'::text,
    'member_invited'::text,
    'invitation_resent'::text,
    'invitation_withdrawn'::text,
    'member_joined'::text,
    'member_changed'::text,
    'member_deactivated'::text,
    'member_reactivated'::text,
    'team_created'::text,
    'team_changed'::text,
    'team_archived'::text,
    'team_member_added'::text,
    'team_member_changed'::text,
    'team_member_removed'::text,
    'inbox_created'::text,
    'inbox_changed'::text,
    'category_created'::text,
    'category_changed'::text,
    'workspace_changed'::text, 'routing_changed'::text, 'message_deleted'::text, 'message_restored'::text, 'deleted_text_read'::text, 'contact_erased'::text]))),
  CONSTRAINT "audit_entries_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."audit_entries"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."audit_entries" FROM "anon";

CREATE TABLE "public"."availability_spans" (
  "id"           bigint                   GENERATED ALWAYS AS IDENTITY NOT NULL,
  "member_id"    uuid                     NOT NULL,
  "availability" text                     NOT NULL,
  "source"       text                     NOT NULL,
  "started_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "ended_at"     timestamp with time zone,
  CONSTRAINT "availability_spans_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."availability_spans"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."availability_spans" FROM "anon";

CREATE TABLE "public"."invitations" (
  "id"           uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "email"        text                     NOT NULL,
  "role_id"      uuid                     NOT NULL,
  "team_ids"     uuid[]                   NOT NULL DEFAULT '{}'::uuid[],
  "invited_by"   uuid                     NOT NULL,
  "created_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "expires_at"   timestamp with time zone NOT NULL DEFAULT (now() + '7 days'::interval),
  "sent_at"      timestamp with time zone,
  "accepted_at"  timestamp with time zone,
  "accepted_by"  uuid,
  "withdrawn_at" timestamp with time zone,
  CONSTRAINT "invitations_email_check" CHECK (((email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'::text) AND (email = lower(email)) AND (length(email) <= 254))),
  CONSTRAINT "invitations_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."invitations"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."invitations" FROM "anon";

CREATE TABLE "public"."load_alerts" (
  "id"         uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "team_id"    uuid                     NOT NULL,
  "kind"       text                     NOT NULL,
  "value"      integer                  NOT NULL,
  "threshold"  integer                  NOT NULL,
  "raised_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "cleared_at" timestamp with time zone,
  CONSTRAINT "load_alerts_kind_check" CHECK ((kind = ANY (ARRAY['queue_length'::text, 'oldest_waiting'::text]))),
  CONSTRAINT "load_alerts_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."load_alerts"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."load_alerts" FROM "anon";

CREATE TABLE "public"."load_samples" (
  "team_id"        uuid                     NOT NULL,
  "sampled_at"     timestamp with time zone NOT NULL,
  "waiting"        integer                  NOT NULL,
  "oldest_seconds" integer                  NOT NULL,
  "assigned"       integer                  NOT NULL,
  "online"         integer                  NOT NULL,
  "open"           integer                  NOT NULL,
  "capacity"       integer                  NOT NULL,
  CONSTRAINT "load_samples_pkey" PRIMARY KEY (team_id, sampled_at)
);

ALTER TABLE "public"."load_samples"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."load_samples" FROM "anon";

CREATE TABLE "public"."member_categories" (
  "member_id"   uuid NOT NULL,
  "category_id" uuid NOT NULL,
  CONSTRAINT "member_categories_pkey" PRIMARY KEY (member_id, category_id)
);

ALTER TABLE "public"."member_categories"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."member_categories" FROM "anon";

CREATE TABLE "public"."member_presence" (
  "member_id" uuid                     NOT NULL,
  "seen_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "active_at" timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "member_presence_pkey" PRIMARY KEY (member_id)
);

ALTER TABLE "public"."member_presence"
  ENABLE ROW LEVEL SECURITY;

ALTER TABLE "public"."member_presence"
  SET (fillfactor=50);

REVOKE ALL ON TABLE "public"."member_presence" FROM "anon";

CREATE TABLE "public"."routing_formula" (
  "singleton"             boolean                  NOT NULL DEFAULT true,
  "category_priority"     double precision         NOT NULL DEFAULT 1,
  "manual_priority"       double precision         NOT NULL DEFAULT 2,
  "company_importance"    double precision         NOT NULL DEFAULT 0.5,
  "per_minute_waiting"    double precision         NOT NULL DEFAULT 1,
  "urgency"               double precision         NOT NULL DEFAULT 100,
  "urgency_horizon_hours" integer                  NOT NULL DEFAULT 24,
  "updated_at"            timestamp with time zone NOT NULL DEFAULT now(),
  "updated_by"            uuid,
  CONSTRAINT "routing_formula_category_priority_check" CHECK (((category_priority >= (0)::double precision) AND (category_priority <= (1000)::double precision))),
  CONSTRAINT "routing_formula_company_importance_check" CHECK (((company_importance >= (0)::double precision) AND (company_importance <= (1000)::double precision))),
  CONSTRAINT "routing_formula_manual_priority_check" CHECK (((manual_priority >= (0)::double precision) AND (manual_priority <= (1000)::double precision))),
  CONSTRAINT "routing_formula_per_minute_waiting_check" CHECK (((per_minute_waiting >= (0.01)::double precision) AND (per_minute_waiting <= (1000)::double precision))),
  CONSTRAINT "routing_formula_pkey" PRIMARY KEY (singleton),
  CONSTRAINT "routing_formula_singleton_check" CHECK (singleton),
  CONSTRAINT "routing_formula_urgency_check" CHECK (((urgency >= (0)::double precision) AND (urgency <= (10000)::double precision))),
  CONSTRAINT "routing_formula_urgency_horizon_hours_check" CHECK (((urgency_horizon_hours >= 1) AND (urgency_horizon_hours <= 720)))
);

ALTER TABLE "public"."routing_formula"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."routing_formula" FROM "anon";

CREATE TABLE "public"."team_holidays" (
  "team_id" uuid NOT NULL,
  "day"     date NOT NULL,
  "name"    text NOT NULL DEFAULT ''::text,
  CONSTRAINT "team_holidays_name_check" CHECK ((length(name) <= 80)),
  CONSTRAINT "team_holidays_pkey" PRIMARY KEY (team_id, day)
);

ALTER TABLE "public"."team_holidays"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."team_holidays" FROM "anon";

CREATE TABLE "public"."team_hours" (
  "team_id" uuid                   NOT NULL,
  "weekday" smallint               NOT NULL,
  "opens"   time without time zone NOT NULL,
  "closes"  time without time zone NOT NULL,
  CONSTRAINT "team_hours_check" CHECK ((closes > opens)),
  CONSTRAINT "team_hours_pkey" PRIMARY KEY (team_id, weekday, opens),
  CONSTRAINT "team_hours_weekday_check" CHECK (((weekday >= 1) AND (weekday <= 7)))
);

ALTER TABLE "public"."team_hours"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."team_hours" FROM "anon";

CREATE TABLE "public"."view_as_sessions" (
  "id"         uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "viewer_id"  uuid                     NOT NULL,
  "member_id"  uuid                     NOT NULL,
  "started_at" timestamp with time zone NOT NULL DEFAULT now(),
  "expires_at" timestamp with time zone NOT NULL DEFAULT (now() + '01:00:00'::interval),
  "ended_at"   timestamp with time zone,
  CONSTRAINT "view_as_sessions_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."view_as_sessions"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."view_as_sessions" FROM "anon";

ALTER TABLE "public"."contacts"
  ADD COLUMN "erased_at" timestamp WITH time zone;

ALTER TABLE "public"."contacts"
  ADD COLUMN "erased_by" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "manual_priority" smallint NOT NULL DEFAULT 0;

ALTER TABLE "public"."conversations"
  ADD COLUMN "urgent_at" timestamp WITH time zone;

ALTER TABLE "public"."conversations"
  ADD COLUMN "queued_at" timestamp WITH time zone;

ALTER TABLE "public"."conversations"
  ADD COLUMN "queue_score" double precision;

ALTER TABLE "public"."conversations"
  ADD COLUMN "awaits_turn" boolean NOT NULL DEFAULT false;

ALTER TABLE "public"."conversations"
  ADD COLUMN "passed_by" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "snoozed_by" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "snooze_reason" text NOT NULL DEFAULT ''::text;

ALTER TABLE "public"."conversations"
  ADD COLUMN "continues_id" uuid;

ALTER TABLE "public"."inboxes"
  ADD COLUMN "deleted_messages" text NOT NULL DEFAULT 'tombstone'::text;

ALTER TABLE "public"."inboxes"
  ADD COLUMN "reopen_within" interval NOT NULL DEFAULT '7 days'::interval;

ALTER TABLE "public"."members"
  ADD COLUMN "availability_source" text NOT NULL DEFAULT 'self'::text;

ALTER TABLE "public"."members"
  ADD COLUMN "availability_since" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."members"
  ADD COLUMN "availability_before" text;

ALTER TABLE "public"."mentions"
  ADD COLUMN "team_id" uuid;

ALTER TABLE "public"."mentions"
  ADD COLUMN "seen_at" timestamp WITH time zone;

ALTER TABLE "public"."roles"
  ADD COLUMN "sees_unassigned" boolean NOT NULL DEFAULT false;

ALTER TABLE "public"."team_members"
  ADD COLUMN "capacity" integer;

ALTER TABLE "public"."teams"
  ADD COLUMN "routing" text NOT NULL DEFAULT 'balanced'::text;

ALTER TABLE "public"."teams"
  ADD COLUMN "time_zone" text NOT NULL DEFAULT 'Europe/Moscow'::text;

ALTER TABLE "public"."teams"
  ADD COLUMN "alert_queue_length" integer;

ALTER TABLE "public"."teams"
  ADD COLUMN "alert_oldest_minutes" integer;

REVOKE ALL ON SEQUENCE "public"."audit_entries_id_seq" FROM "anon";

REVOKE ALL ON SEQUENCE "public"."audit_entries_id_seq" FROM "authenticated";

REVOKE ALL ON SEQUENCE "public"."audit_entries_id_seq" FROM "service_role";

REVOKE ALL ON SEQUENCE "public"."availability_spans_id_seq" FROM "anon";

REVOKE ALL ON SEQUENCE "public"."availability_spans_id_seq" FROM "authenticated";

REVOKE ALL ON SEQUENCE "public"."availability_spans_id_seq" FROM "service_role";

ALTER TABLE "public"."members"
  ALTER COLUMN "availability" DROP DEFAULT;

ALTER TABLE "public"."members"
  ALTER COLUMN "availability" TYPE text USING "availability"::text;

ALTER TABLE "public"."members"
  ALTER COLUMN "availability" SET DEFAULT 'offline'::text;

DROP TYPE "public"."availability";

ALTER TABLE "public"."members"
  ALTER COLUMN "availability" SET DEFAULT 'offline'::text;

CREATE TYPE "private"."score" AS (
  "category" double precision,
  "manual"   double precision,
  "company"  double precision,
  "waiting"  double precision,
  "urgency"  double precision
);

CREATE OR REPLACE FUNCTION private.add_load (
  member uuid,
  team   uuid,
  step   integer,
  is_new boolean
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  insert into private.member_loads as l (member_id, open_count, last_assigned_at)
  values (member, step, case when is_new then clock_timestamp() end)
  on conflict (member_id) do update set open_count = l.open_count + step,
    last_assigned_at = case when is_new then clock_timestamp() else l.last_assigned_at end;
  if team is not null then
    insert into private.team_loads as l (team_id, member_id, open_count, last_assigned_at)
    values (team, member, step, case when is_new then clock_timestamp() end)
    on conflict (team_id, member_id) do update set open_count = l.open_count + step,
      last_assigned_at = case when is_new then clock_timestamp() else l.last_assigned_at end;
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.add_message (
  locked    public.conversations,
  kind      public.actor_kind,
  author    uuid,
  client_id uuid,
  body      text,
  files     uuid[]
)
  RETURNS public.messages
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  written public.messages;
  instant timestamptz := clock_timestamp();
begin
  -- A condition on a null is not true, and a refusal would not happen.
  body := coalesce(add_message.body, '');
  files := coalesce(array_remove(files, null), '{}');
  if add_message.client_id is null then
    perform private.refuse('client_id_missing', 'A message needs the client''s own id.', 'PT400');
  end if;
  if btrim(add_message.body, E' \t\r\n') = '' and cardinality(files) = 0 then
    perform private.refuse('message_empty', 'A message needs a text or a file.', 'PT400');
  end if;
  if length(add_message.body) > 20000 then
    perform private.refuse('message_too_long', 'At most 20000 characters.', 'PT400');
  end if;
  if kind = 'contact' then perform private.hear_customer(locked, author); end if;
  if kind = 'member' and locked.assignee_id is null then
    update public.conversations c set assignee_id = author where c.id = locked.id;
    perform private.record_event(locked.id, 'conversation_assigned', kind, author,
      jsonb_build_object('member_id', author, 'reason', 'replied'));
  end if;
  update public.conversations c set
    last_seq = c.last_seq + 1,
    position = c.position + 1,
    last_contact_seq = case kind when 'contact' then c.last_seq + 1 else c.last_contact_seq end,
    last_member_seq = case kind when 'member' then c.last_seq + 1 else c.last_member_seq end,
    preview = left(regexp_replace(add_message.body, '\s+', ' ', 'g'), 140),
    preview_from = kind,
    last_message_at = instant,
    waiting_since = case kind when 'contact' then coalesce(c.waiting_since, instant) else null end,
    updated_at = now()
  where c.id = locked.id
  returning c.last_seq, c.position into written.seq, written.position;
  insert into public.messages (conversation_id, seq, position, client_id, author_kind, author_id, body, sent_at)
  values (locked.id, written.seq, written.position, add_message.client_id, kind, author, add_message.body, instant)
  returning * into written;
  if cardinality(files) > 0 then
    perform private.attach(locked.id, files, author, written.seq, null);
  end if;
  insert into public.read_marks as r (conversation_id, reader_id, reader_kind, last_read_seq)
  values (locked.id, author, kind, written.seq)
  on conflict on constraint read_marks_pkey do update
    set last_read_seq = greatest(r.last_read_seq, excluded.last_read_seq), read_at = now();
  insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, seq)
  values (locked.id, written.position, 'message_sent', kind, author, written.seq);
  return written;
end
$function$;

CREATE OR REPLACE FUNCTION private.admin (
  permission text,
  verb       text
)
  RETURNS uuid
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if not private.is_viewing_as() and private.has_permission(admin.permission) then
    return private.member_id();
  end if;
  perform private.note_refusal(admin.verb, jsonb_build_object('permission', admin.permission));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_access_change (
  members uuid[] DEFAULT NULL::uuid[]
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform realtime.send('{}', 'access_changed', 'member:' || m.id, true)
  from public.members m
  -- Whoever was deactivated in this very transaction hears it, too, and leaves at once.
  where (m.deactivated_at is null or m.deactivated_at >= now()) and (members is null or m.id = any (members));
  perform realtime.send('{}', 'access_changed', 'viewing:' || s.id, true)
  from public.view_as_sessions s
  where (s.ended_at is null or s.ended_at >= now()) and s.expires_at > now() and (members is null or s.member_id = any (members));
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_directory_change()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if not private.is_quiet() then
    perform realtime.send('{}', 'directory_changed', 'member:' || m.id, true)
    from public.members m where m.deactivated_at is null;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_load (
  team uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform realtime.send(jsonb_build_object('team_id', team), 'load_changed', private.load_topic(), true);
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_wake()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.is_quiet() then return null; end if;
  perform realtime.send(
    jsonb_build_object('conversation_id', new.conversation_id, 'reason', new.payload ->> 'reason',
      'by', new.actor_id, 'restored_to', new.payload ->> 'restored_to'),
    'woken', 'member:' || m.id, true)
  from public.members m
  where m.id in ((new.payload ->> 'from_member_id')::uuid, (new.payload ->> 'snoozed_by')::uuid)
    and m.id is distinct from new.actor_id and m.deactivated_at is null;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.append_to_ledger (
  message    public.messages,
  change     text,
  changed_by uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  line public.message_revisions;
  last public.message_revisions;
begin
  perform pg_advisory_xact_lock(hashtextextended('otklik.ledger', 0));
  select r.* into last from public.message_revisions r order by r.entry desc limit 1;
  line.conversation_id := message.conversation_id;
  line.seq := message.seq;
  line.revision := (select count(*) + 1 from public.message_revisions r where r.conversation_id = message.conversation_id and r.seq = message.seq);
  line.body := message.body;
  line.change := append_to_ledger.change;
  line.changed_by := append_to_ledger.changed_by;
  line.changed_at := clock_timestamp();
  line.entry := coalesce(last.entry, 0) + 1;
  line.files := (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'bytes', a.bytes) order by a.created_at, a.id), '[]')
    from public.attachments a where a.conversation_id = message.conversation_id and a.message_seq = message.seq);
  line.salt := extensions.gen_random_bytes(16);
  line.text_hash := private.ledger_text_hash(line.salt, line.body, line.files);
  line.previous_hash := coalesce(last.hash, '\x00');
  line.hash := private.ledger_hash(line);
  insert into public.message_revisions select line.*;
end
$function$;

CREATE OR REPLACE FUNCTION private.as_customer_sees (
  message jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if message ->> 'deleted_at' is null then return message; end if;
  return message || case when exists (
    select from public.conversations c join public.inboxes i on i.id = c.inbox_id
    where c.id = (message ->> 'conversation_id')::uuid and i.deleted_messages = 'hidden'
  ) then '{"hidden": true}'::jsonb else '{}' end;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit (
  kind         text,
  subject_kind text  DEFAULT NULL::text,
  subject_id   uuid  DEFAULT NULL::uuid,
  details      jsonb DEFAULT '{}'::jsonb
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  claims jsonb := private.claims();
  caller uuid := private.uuid_or_null(claims ->> 'sub');
  actor text := case
    when claims = '{}' or claims ->> 'role' = 'service_role' then 'system'
    when claims ->> 'kind' = 'contact' then 'contact'
    when exists (select from public.members m where m.id = caller) then 'member'
    else 'anonymous' end;
begin
  if claims ->> 'kind' = 'view_as' then
    caller := (select s.viewer_id from public.view_as_sessions s where s.id = private.uuid_or_null(claims ->> 'view_as_session_id'));
  end if;
  insert into public.audit_entries (kind, actor_kind, actor_id, subject_kind, subject_id, details)
  values (audit.kind, actor, case when actor <> 'system' then caller end, audit.subject_kind, audit.subject_id, coalesce(audit.details, '{}'));
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_change()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  noun text := tg_argv[0];
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changes jsonb := private.changed_columns(coalesce(was, '{}'), coalesce(became, '{}'), string_to_array(tg_argv[1], ' '));
  subject uuid := private.uuid_or_null(coalesce(became, was) ->> 'id');
begin
  if changes = '{}' then return null; end if;
  perform private.audit(case
    when tg_op = 'DELETE' then noun || '_removed'
    when tg_op = 'INSERT' then noun || case noun when 'member' then '_joined' else '_created' end
    when changes ? 'deactivated_at' then case when became ->> 'deactivated_at' is null then 'member_reactivated' else 'member_deactivated' end
    when changes ? 'archived_at' and noun = 'team' then 'team_archived'
    else noun || '_changed' end, noun, subject, changes);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.audit_team_member()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  became jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
  changes jsonb := private.changed_columns(coalesce(was, '{}'), coalesce(became, '{}'), array['is_primary', 'capacity']);
begin
  if tg_op = 'UPDATE' and changes = '{}' then return null; end if;
  perform private.audit('team_member_' || case tg_op when 'INSERT' then 'added' when 'DELETE' then 'removed' else 'changed' end,
    'team', (coalesce(became, was) ->> 'team_id')::uuid,
    changes || jsonb_build_object('member_id', coalesce(became, was) -> 'member_id'));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.begin_load()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if tg_table_name = 'members' then
    insert into private.member_loads (member_id) values (new.id) on conflict do nothing;
  else
    insert into private.team_loads (team_id, member_id) values (new.team_id, new.member_id) on conflict do nothing;
    perform private.route_soon(new.team_id);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.bring_back (
  locked     public.conversations,
  event_type text,
  why        text,
  kind       public.actor_kind,
  actor      uuid,
  about      jsonb                DEFAULT '{}'::jsonb,
  keep_owner boolean              DEFAULT false
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  owner uuid := case when keep_owner or private.has_room(locked.assignee_id) then locked.assignee_id end;
begin
  update public.conversations c set status = 'open', closed_at = null, assignee_id = owner where c.id = locked.id;
  perform private.record_event(locked.id, event_type, kind, actor, jsonb_build_object(
    'reason', why, 'restored_to', case when owner is null then 'queue' else 'owner' end,
    'member_id', owner, 'from_member_id', locked.assignee_id)
    || case when locked.status = 'snoozed' then jsonb_build_object('snoozed_by', locked.snoozed_by, 'until', locked.snoozed_until) else '{}' end
    || about);
end
$function$;

CREATE OR REPLACE FUNCTION private.can_claim (
  team uuid,
  rule text
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return exists (
    select from private.agents a
    where a.team_id = can_claim.team and a.is_available and (rule = 'round_robin' or a.has_room)
      and exists (
        select from public.conversations c
        where c.team_id = can_claim.team and c.assignee_id is null and c.status = 'open' and (rule = 'balanced' or c.awaits_turn)
          and (a.handles is null or c.category_id is null or c.category_id = any (a.handles))));
end
$function$;

CREATE OR REPLACE FUNCTION private.can_see_conversation (
  conversation uuid
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
begin
  if me is null then
    return exists (
      select from public.conversations c
      where c.id = can_see_conversation.conversation and c.contact_id = private.contact_id());
  end if;
  return exists (
    select from public.conversations c
    where c.id = can_see_conversation.conversation
      and (private.my_scope() = 'all'
        or c.assignee_id = me
        or c.team_id = any (private.my_visible_team_ids())
        or (c.assignee_id is null and c.team_id = any (private.my_unassigned_team_ids()))
        or exists (select from public.mentions m
          where m.conversation_id = c.id and m.member_id = me and m.withdrawn_at is null)));
end
$function$;

CREATE OR REPLACE FUNCTION private.changed_columns (
  was     jsonb,
  became  jsonb,
  watched text[]
)
  RETURNS jsonb
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select coalesce(jsonb_object_agg(w, jsonb_build_object('from', was -> w, 'to', became -> w)), '{}')
  from unnest(watched) w where was -> w is distinct from became -> w
$function$;

CREATE OR REPLACE FUNCTION private.checked_role (
  name        text,
  permissions text[],
  except_role uuid   DEFAULT NULL::uuid
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if length(coalesce(btrim(checked_role.name), '')) not between 1 and 60 then
    perform private.refuse('role_name_empty', 'A role has a name of 1 to 60 characters.');
  end if;
  if checked_role.permissions is null or not checked_role.permissions <@ private.permission_catalogue() then
    perform private.refuse('permission_unknown', 'Permissions are those of the catalogue.');
  end if;
  if exists (select from public.roles r where lower(r.name) = lower(btrim(checked_role.name)) and r.id is distinct from except_role) then
    perform private.refuse('role_name_taken', 'Another role has this name.', 'PT409');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_team_name (
  name        text,
  except_team uuid DEFAULT NULL::uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if length(btrim(coalesce(checked_team_name.name, ''))) not between 1 and 60 then
    perform private.refuse('team_name_empty', 'A team has a name of 1 to 60 characters.');
  end if;
  if exists (select from public.teams t where lower(t.name) = lower(btrim(checked_team_name.name)) and t.id is distinct from except_team) then
    perform private.refuse('team_name_taken', 'Another team has this name, perhaps an archived one.', 'PT409');
  end if;
  return btrim(checked_team_name.name);
end
$function$;

CREATE OR REPLACE FUNCTION private.claim_next (
  team uuid,
  rule text
)
  RETURNS uuid
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  SET plan_cache_mode TO 'force_generic_plan'
  AS $function$
declare
  claimed uuid;
begin
  with free as materialized (
    select a.*, case rule when 'balanced' then a.open_count end as fewest,
      case rule when 'balanced' then a.last_assigned_at else a.team_last_assigned_at end as longest
    from private.agents a
    where a.team_id = claim_next.team and a.is_available and (rule = 'round_robin' or a.has_room)
  ), next as materialized (
    select c.id, c.category_id, c.passed_by, c as conversation from public.conversations c
    where c.team_id = claim_next.team and c.assignee_id is null and c.status = 'open' and (rule = 'balanced' or c.awaits_turn)
      and exists (select from free f where f.handles is null or c.category_id is null or c.category_id = any (f.handles))
    order by c.queue_score desc, c.id
    limit 1 for update of c skip locked
  ), best as materialized (
    -- Somebody may have got another conversation since this statement began to look: what the lock finds counts.
    select f.member_id, f.capacity, l.open_count, l.last_assigned_at
    from next n
    join free f on f.handles is null or n.category_id is null or n.category_id = any (f.handles)
    join private.member_loads l on l.member_id = f.member_id
    join private.team_loads o on o.team_id = f.team_id and o.member_id = f.member_id
    where rule = 'round_robin' or (l.open_count < f.capacity and (f.team_capacity is null or o.open_count < f.team_capacity))
    order by f.is_primary desc, f.member_id is not distinct from n.passed_by, f.fewest, f.longest nulls first, f.member_id
    limit 1 for update of l, o skip locked
  ), taken as (
    update public.conversations c set assignee_id = b.member_id, position = c.position + 1, updated_at = now()
    from next n, best b where c.id = n.id
    returning c.id, c.position
  )
  insert into public.conversation_events (conversation_id, position, type, actor_kind, payload)
  select t.id, t.position, 'conversation_assigned', 'system', jsonb_build_object(
    'member_id', b.member_id, 'from_member_id', null, 'reason', 'routed', 'rule', rule,
    'score', round((p.category + p.manual + p.company + p.waiting + p.urgency)::numeric, 1),
    'parts', jsonb_build_object('category', round(p.category::numeric, 1), 'manual', round(p.manual::numeric, 1),
      'company', round(p.company::numeric, 1), 'waiting', round(p.waiting::numeric, 1), 'urgency', round(p.urgency::numeric, 1)),
    'waiting_seconds', round(extract(epoch from now() - coalesce((n.conversation).waiting_since, (n.conversation).queued_at))),
    'open', b.open_count, 'capacity', b.capacity,
    'idle_seconds', round(extract(epoch from now() - b.last_assigned_at)))
  from taken t, next n, best b, public.routing_formula f
  cross join lateral private.score_parts(n.conversation, f, now()) p
  returning conversation_id into claimed;
  return claimed;
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_conversation (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select jsonb_build_object(
      'id', c.id, 'number', c.number, 'status', c.status, 'category_id', c.category_id,
      'last_seq', c.last_seq, 'last_message_at', c.last_message_at,
      'assignee', private.public_member(c.assignee_id),
      'queue', private.queue_place(c), 'continues_id', c.continues_id,
      'typing_topic', private.conversation_topic('typing', c.id),
      'my_read_seq', coalesce((select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0),
      'team_read_seq', coalesce((select max(r.last_read_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_kind = 'member'), 0),
      'unread', greatest(0, case when c.last_member_seq > coalesce(
          (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
        then (select count(*) from (
          select from public.messages m where m.conversation_id = c.id and m.author_kind <> 'contact' and m.deleted_at is null and m.seq > coalesce(
            (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
          limit 100) unread) else 0 end))
      || private.contact_preview(c)
    from public.conversations c where c.id = contact_conversation.conversation
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_preview (
  c public.conversations
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  last public.messages;
begin
  select m.* into last from public.messages m where m.conversation_id = c.id and m.seq = c.last_seq;
  if last.deleted_at is null then
    return jsonb_build_object('preview', c.preview, 'preview_from', c.preview_from, 'preview_deleted', false);
  elsif exists (select from public.inboxes i where i.id = c.inbox_id and i.deleted_messages = 'tombstone') then
    return jsonb_build_object('preview', '', 'preview_from', c.preview_from, 'preview_deleted', true);
  end if;
  last := null;
  select m.* into last from public.messages m
  where m.conversation_id = c.id and m.deleted_at is null order by m.seq desc limit 1;
  return jsonb_build_object('preview', coalesce(left(regexp_replace(last.body, '\s+', ' ', 'g'), 140), ''),
    'preview_from', last.author_kind, 'preview_deleted', false);
end
$function$;

CREATE OR REPLACE FUNCTION private.continuation (
  locked    public.conversations,
  client_id uuid
)
  RETURNS public.conversations
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  heir public.conversations;
begin
  if locked.status <> 'closed'
    or locked.closed_at >= now() - (select i.reopen_within from public.inboxes i where i.id = locked.inbox_id)
    or exists (select from public.messages m where m.conversation_id = locked.id and m.client_id = continuation.client_id) then
    return locked;
  end if;
  select c.* into heir from public.conversations c where c.continues_id = locked.id
  order by c.number desc limit 1 for no key update;
  if heir.id is not null then return private.continuation(heir, continuation.client_id); end if;
  insert into public.conversations as c (contact_id, inbox_id, category_id, team_id, priority, contact_name, continues_id)
  select locked.contact_id, i.id, g.id, coalesce(g.team_id, i.team_id), coalesce(g.priority, 0), locked.contact_name, locked.id
  from public.inboxes i left join public.categories g on g.id = locked.category_id and g.archived_at is null
  where i.id = locked.inbox_id
  returning c.* into heir;
  perform private.record_event(heir.id, 'conversation_started', 'contact', heir.contact_id,
    jsonb_build_object('category_id', heir.category_id, 'team_id', heir.team_id, 'continues_id', locked.id));
  select c.* into heir from public.conversations c where c.id = heir.id;
  return heir;
end
$function$;

CREATE OR REPLACE FUNCTION private.conversation_topic (
  prefix       text,
  conversation uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select prefix || ':' || c.id || ':' || c.access_epoch || '.' || coalesce(t.access_epoch, 0) || '.' || w.access_epoch
      || case prefix when 'typing' then '.' || k.access_epoch else '' end
    from public.conversations c
    join public.contacts k on k.id = c.contact_id
    left join public.teams t on t.id = c.team_id
    cross join public.workspace w
    where c.id = conversation_topic.conversation
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.drain_per_hour (
  team uuid
)
  RETURNS integer
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (select count(*) from public.teams t join private.queue_departures d on d.team_id = t.id
    where t.id = drain_per_hour.team and d.left_at > now() - interval '1 hour');
end
$function$;

CREATE OR REPLACE FUNCTION private.exceeding (
  verb text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.note_refusal(exceeding.verb, '{"reason": "grant_exceeds_own"}');
  return private.refused('grant_exceeds_own', 'Nobody gives what he does not have: the role is allowed more, or sees further, than yours.');
end
$function$;

CREATE OR REPLACE FUNCTION private.exceeds_own (
  permissions     text[],
  scope           public.access_scope,
  sees_unassigned boolean
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  mine public.roles;
begin
  select r.* into mine from public.members m join public.roles r on r.id = m.role_id where m.id = private.member_id();
  return mine.id is null
    or not exceeds_own.permissions <@ mine.permissions
    or private.reach(exceeds_own.scope, exceeds_own.sees_unassigned) > private.reach(mine.scope, mine.sees_unassigned);
end
$function$;

CREATE OR REPLACE FUNCTION private.expected_seconds (
  place integer,
  drain integer
)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$ select case when drain >= 3 then ceil(3600.0 * place / drain)::integer end $function$;

CREATE OR REPLACE FUNCTION private.follow_availability()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if tg_op = 'INSERT' or (old.availability, old.availability_source) is distinct from (new.availability, new.availability_source) then
    update public.availability_spans s set ended_at = now() where s.member_id = new.id and s.ended_at is null;
    insert into public.availability_spans (member_id, availability, source) values (new.id, new.availability, new.availability_source);
  end if;
  if private.is_quiet() then return null; end if;
  if tg_op = 'UPDATE' and (old.availability, old.availability_source) is distinct from (new.availability, new.availability_source) then
    perform realtime.send(jsonb_build_object('availability', new.availability, 'source', new.availability_source, 'since', new.availability_since),
      'availability', 'member:' || new.id, true);
  end if;
  perform private.route_soon_for(new.id);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.forget_broadcasts (
  conversations uuid[],
  since         timestamp with time zone,
  until         timestamp with time zone
)
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  forgotten integer;
begin
  update realtime.messages b set payload = '{}'
  -- Realtime keeps the time without a zone, in UTC.
  where b.inserted_at between (forget_broadcasts.since at time zone 'utc') and (forget_broadcasts.until at time zone 'utc')
    and (b.payload #>> '{row,id}' = any (conversations::text[]) or b.payload #>> '{conversation,id}' = any (conversations::text[])
      or b.payload #>> '{message,conversation_id}' = any (conversations::text[]) or b.payload ->> 'conversation_id' = any (conversations::text[]));
  get diagnostics forgotten = row_count;
  return forgotten;
end
$function$;

CREATE OR REPLACE FUNCTION private.forget_old_load()
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  gone integer;
begin
  delete from private.queue_departures d where d.left_at < now() - interval '2 days';
  delete from public.load_samples s where s.sampled_at < now() - interval '35 days';
  get diagnostics gone = row_count;
  delete from public.load_alerts a where a.cleared_at < now() - interval '90 days';
  delete from private.told_places p using public.conversations c where c.id = p.conversation_id and c.queued_at is null;
  return gone;
end
$function$;

CREATE OR REPLACE FUNCTION private.formula_of (
  weights jsonb
)
  RETURNS public.routing_formula
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  formula public.routing_formula;
begin
  begin
    select f.* into formula from public.routing_formula o cross join lateral jsonb_populate_record(o, coalesce(weights, '{}') - 'singleton' - 'updated_by' - 'updated_at') f;
  exception when data_exception then formula := null;
  end;
  if not coalesce(formula.category_priority between 0 and 1000 and formula.manual_priority between 0 and 1000
    and formula.company_importance between 0 and 1000 and formula.per_minute_waiting between 0.01 and 1000
    and formula.urgency between 0 and 10000 and formula.urgency_horizon_hours between 1 and 720, false) then
    perform private.refuse('formula_invalid', 'Points are numbers from 0, a minute of waiting is worth at least 0.01, the horizon is 1 to 720 hours.');
  end if;
  return formula;
end
$function$;

CREATE OR REPLACE FUNCTION private.guard_built_in_role()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if old.is_built_in and private.claims() <> '{}' and (
    tg_op = 'DELETE'
    or (old.key, old.name, old.scope, old.sees_unassigned, old.permissions, old.is_built_in)
      is distinct from (new.key, new.name, new.scope, new.sees_unassigned, new.permissions, new.is_built_in)
  ) then
    perform private.refuse('role_built_in', 'agent, admin and superadmin stay as they are. Clone the role and change the copy.', 'PT409');
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$function$;

CREATE OR REPLACE FUNCTION private.guard_last_superadmin()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  highest uuid := (select r.id from public.roles r where r.key = 'superadmin');
begin
  if old.role_id = highest and old.deactivated_at is null
    and (tg_op = 'DELETE' or new.role_id <> highest or new.deactivated_at is not null)
  then
    perform pg_advisory_xact_lock(hashtextextended('otklik.superadmins', 0));
    if not exists (select from public.members m where m.role_id = highest and m.deactivated_at is null and m.id <> old.id) then
      perform private.refuse('last_superadmin', 'Somebody has to remain who may do everything. Make another member a superadmin first.', 'PT409');
    end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end
$function$;

CREATE OR REPLACE FUNCTION private.guard_ledger()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SET search_path TO ''
  AS $function$
begin
  if tg_op = 'UPDATE' and old.erased_at is null and new.erased_at is not null and new.body = '' and new.files = '[]'
    and (to_jsonb(old) - array['erased_at', 'body', 'files', 'salt']) = (to_jsonb(new) - array['erased_at', 'body', 'files', 'salt'])
  then return new; end if;
  raise exception using message = 'append_only', errcode = '42501', detail = 'The ledger only grows.';
end
$function$;

CREATE OR REPLACE FUNCTION private.has_room (
  member uuid
)
  RETURNS boolean
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform from private.member_loads l where l.member_id = has_room.member for update;
  return exists (
    select from public.members m
    join public.roles r on r.id = m.role_id and 'reply' = any (r.permissions)
    join private.member_loads l on l.member_id = m.id
    where m.id = has_room.member and m.availability = 'online' and m.deactivated_at is null and l.open_count < m.capacity);
end
$function$;

CREATE OR REPLACE FUNCTION private.hear_customer (
  locked public.conversations,
  author uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if locked.status <> 'open' then
    perform private.bring_back(locked, case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
      'customer_wrote', 'contact', author);
  elsif exists (select from public.members m where m.id = locked.assignee_id and m.availability = 'handing_over') then
    update public.conversations c set assignee_id = null where c.id = locked.id;
    perform private.record_event(locked.id, 'conversation_unassigned', 'system', null,
      jsonb_build_object('from_member_id', locked.assignee_id, 'reason', 'handing_over'));
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.hours_are_wrong (
  hours    jsonb,
  holidays jsonb
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(hours) <> 'array' or jsonb_typeof(holidays) <> 'array' then return true; end if;
  if exists (
    select from jsonb_array_elements(hours) h
    where not coalesce(h ->> 'weekday' ~ '^[1-7]$' and pg_input_is_valid(h ->> 'opens', 'time') and pg_input_is_valid(h ->> 'closes', 'time'), false)
  ) or exists (
    select from jsonb_array_elements(holidays) o where not coalesce(pg_input_is_valid(o ->> 'day', 'date'), false)
  ) then return true; end if;
  return exists (
    select from jsonb_array_elements(hours) with ordinality a (h, n)
    where (a.h ->> 'closes')::time <= (a.h ->> 'opens')::time or exists (
      select from jsonb_array_elements(hours) with ordinality b (h, n)
      where b.n > a.n and a.h ->> 'weekday' = b.h ->> 'weekday'
        and (a.h ->> 'opens')::time < (b.h ->> 'closes')::time and (b.h ->> 'opens')::time < (a.h ->> 'closes')::time)
  ) or (select count(*) > count(distinct (o ->> 'day')::date) from jsonb_array_elements(holidays) o);
end
$function$;

CREATE OR REPLACE FUNCTION private.is_viewing_as()
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  return coalesce(private.claims() ->> 'kind' = 'view_as', false);
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_loads()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  was_held boolean := tg_op = 'UPDATE' and old.status = 'open' and old.assignee_id is not null;
  is_held boolean := new.status = 'open' and new.assignee_id is not null;
  was_queued boolean := tg_op = 'UPDATE' and old.queued_at is not null;
  is_new boolean := tg_op = 'INSERT' or old.assignee_id is distinct from new.assignee_id;
  moved boolean := tg_op = 'UPDATE' and (old.assignee_id, old.team_id) is distinct from (new.assignee_id, new.team_id);
begin
  if was_held and (not is_held or moved) and is_held and old.assignee_id > new.assignee_id then
    -- In the order of the ids, so that two exchanges do not wait for each other.
    perform private.add_load(new.assignee_id, new.team_id, 1, is_new);
    perform private.add_load(old.assignee_id, old.team_id, -1, false);
  else
    if was_held and (not is_held or moved) then perform private.add_load(old.assignee_id, old.team_id, -1, false); end if;
    if is_held and (not was_held or moved) then perform private.add_load(new.assignee_id, new.team_id, 1, is_new); end if;
  end if;
  if was_queued and is_held and old.team_id = new.team_id then
    insert into private.queue_departures (team_id, waited) values (new.team_id, now() - old.queued_at);
  end if;
  -- What the claim itself does makes no work for the claim.
  if private.is_quiet() or current_setting('otklik.routing', true) = 'on' then return null; end if;
  if new.queued_at is not null and (not was_queued or old.team_id is distinct from new.team_id
    or old.queue_score is distinct from new.queue_score) then
    perform private.route_soon(new.team_id);
  end if;
  if was_queued and (new.queued_at is null or old.team_id is distinct from new.team_id) then
    -- No work, but those behind it have moved up.
    perform private.route_soon(old.team_id);
  end if;
  if was_held and (not is_held or old.assignee_id is distinct from new.assignee_id) then
    perform private.route_soon_for(old.assignee_id);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_queue_score()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  formula public.routing_formula;
begin
  if new.assignee_id is not null then new.passed_by := null; end if;
  if new.status <> 'snoozed' then
    new.snoozed_until := null;
    new.snoozed_by := null;
    new.snooze_reason := '';
  end if;
  if new.status <> 'open' or new.assignee_id is not null or new.team_id is null then
    new.queued_at := null;
    new.queue_score := null;
    new.awaits_turn := false;
    return new;
  end if;
  if tg_op = 'INSERT' then
    new.queued_at := now();
    new.awaits_turn := true;
  elsif old.queued_at is null or old.team_id is distinct from new.team_id then
    new.queued_at := now();
    new.awaits_turn := old.status <> 'open';
  end if;
  select f.* into formula from public.routing_formula f;
  new.queue_score := private.queue_score(new, formula);
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_wake_job()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if tg_op = 'UPDATE' and old.status = 'snoozed' then
    delete from pgboss.job j
    where j.name = 'snooze/wake' and j.singleton_key = new.id::text and j.state in ('created', 'retry');
  end if;
  if new.status = 'snoozed' and new.snoozed_until is not null then
    perform private.enqueue('snooze/wake', jsonb_build_object('conversation_id', new.id), new.id::text, new.snoozed_until);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.leave_note (
  conversation uuid,
  note         text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if coalesce(btrim(note, E' \t\r\n'), '') <> '' then
    perform public.write_note(leave_note.conversation, gen_random_uuid(), note);
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.leave_topics (
  conversation uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform realtime.send(jsonb_build_object('conversation_id', leave_topics.conversation), 'topic_moved',
    private.conversation_topic('conversation', leave_topics.conversation), true);
  update public.conversations c set access_epoch = c.access_epoch + 1 where c.id = leave_topics.conversation;
  perform private.renew_customer_topic(c.contact_id) from public.conversations c where c.id = leave_topics.conversation;
end
$function$;

CREATE OR REPLACE FUNCTION private.load_topic()
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select 'load:all:' || w.access_epoch from public.workspace w
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_job (
  queue text,
  job   uuid
)
  RETURNS pgboss.job
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found pgboss.job;
begin
  select j.* into found from pgboss.job j
  where j.name = lock_job.queue and j.id = lock_job.job and j.name not like '\_\_pgboss%' for update;
  if found.id is null then
    perform private.refuse('job_not_found', 'No job with this id in this queue.', 'PT404');
  end if;
  if found.state = 'active' then
    perform private.refuse('job_active', 'It runs at this moment.', 'PT409');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_member (
  member uuid
)
  RETURNS public.members
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.members;
begin
  select m.* into found from public.members m where m.id = lock_member.member for no key update;
  if found.id is null then
    perform private.refuse('member_not_found', 'No member with this id.', 'PT404');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.may_open_deleted_files (
  conversation uuid,
  seq          bigint
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return private.has_permission('read_deleted') and exists (
    select from private.ledger_readings l
    where l.member_id = private.member_id() and l.conversation_id = may_open_deleted_files.conversation
      and l.seq = may_open_deleted_files.seq and l.read_at > now() - interval '1 hour');
end
$function$;

CREATE OR REPLACE FUNCTION private.may_receive (
  topic text
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  kind text := split_part(topic, ':', 1);
  subject uuid;
begin
  if topic is null then return false; end if;
  if kind = 'inbox' then
    return coalesce(private.my_scope() = 'all', false) and topic = private.inbox_topic();
  end if;
  if kind = 'load' then
    return private.has_permission('read_load') and topic = private.load_topic();
  end if;
  if split_part(topic, ':', 2) !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then return false; end if;
  subject := split_part(topic, ':', 2)::uuid;
  return coalesce(case kind
    when 'member' then subject = private.member_id() and topic = 'member:' || subject and not private.is_viewing_as()
    when 'viewing' then private.is_viewing_as() and private.member_id() is not null
      and topic = 'viewing:' || (private.claims() ->> 'view_as_session_id')
    when 'unassigned' then subject = any (private.my_unassigned_team_ids()) and topic = private.unassigned_topic(subject)
    when 'team' then subject = any (private.my_visible_team_ids()) and topic = private.team_topic(subject)
    when 'conversation' then private.is_member() and private.can_see_conversation(subject)
      and topic = private.conversation_topic(kind, subject)
    when 'viewers' then private.is_member() and private.can_see_conversation(subject)
      and topic = private.conversation_topic(kind, subject)
    when 'typing' then private.can_see_conversation(subject) and topic = private.conversation_topic(kind, subject)
    when 'contact' then subject = private.contact_id() and topic = private.contact_topic(subject)
    else false end, false);
end
$function$;

CREATE OR REPLACE FUNCTION private.may_send (
  topic     text,
  extension text
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return not private.is_viewing_as() and coalesce(case extension
    when 'broadcast' then split_part(topic, ':', 1) = 'typing' and private.may_receive(topic)
    when 'presence' then split_part(topic, ':', 1) = 'viewers' and private.may_receive(topic)
    else false end, false);
end
$function$;

CREATE OR REPLACE FUNCTION private.member_id()
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  claims jsonb := private.claims();
  caller uuid := private.uuid_or_null(claims ->> 'sub');
  session uuid := private.uuid_or_null(claims ->> 'session_id');
begin
  if claims ->> 'kind' = 'view_as' then
    return private.viewed_member_id(caller, private.uuid_or_null(claims ->> 'view_as_session_id'));
  end if;
  if claims ->> 'kind' is not null then return null; end if;
  -- Auth's tokens live on for up to an hour after a session was ended; their session does not.
  return (
    select m.id from public.members m
    where m.id = caller and m.deactivated_at is null
      and (session is null or exists (select from auth.sessions s where s.id = session and s.user_id = caller)));
end
$function$;

CREATE OR REPLACE FUNCTION private.my_mentioned_conversation_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select coalesce(array_agg(distinct m.conversation_id), '{}')
      from public.mentions m
      where m.member_id = private.member_id() and m.withdrawn_at is null
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.my_own_conversation_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.contact_id();
begin
  if me is null then return '{}'; end if;
  return (select coalesce(array_agg(c.id), '{}') from public.conversations c where c.contact_id = me);
end
$function$;

CREATE OR REPLACE FUNCTION private.my_unassigned_team_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return case when exists (
    select from public.members m join public.roles r on r.id = m.role_id
    where m.id = private.member_id() and r.scope = 'assigned' and r.sees_unassigned
  ) then private.my_team_ids() else '{}'::uuid[] end;
end
$function$;

CREATE OR REPLACE FUNCTION private.note_json (
  note public.notes
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return jsonb_build_object(
    'id', note.id, 'conversation_id', note.conversation_id, 'position', note.position,
    'client_id', note.client_id, 'author_id', note.author_id, 'body', note.body, 'written_at', note.written_at,
    'mentions', coalesce((select jsonb_agg(m.member_id order by m.member_id)
      from public.mentions m where m.note_id = note.id and m.team_id is null and m.withdrawn_at is null), '[]'),
    'team_mentions', coalesce((select jsonb_agg(distinct m.team_id)
      from public.mentions m where m.note_id = note.id and m.team_id is not null and m.withdrawn_at is null), '[]'));
end
$function$;

CREATE OR REPLACE FUNCTION private.note_refusal (
  verb    text,
  details jsonb
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if (select count(*) from public.audit_entries e
      where e.actor_id is not distinct from private.uuid_or_null(private.claims() ->> 'sub') and e.kind = 'verb_refused'
        and e.occurred_at > clock_timestamp() - interval '1 minute') < 60 then
    perform private.audit('verb_refused', null, null, details || jsonb_build_object('verb', note_refusal.verb));
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.notice_silence()
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  noticed integer;
begin
  select count(private.put_availability(m.id, case when p.seen_at < now() - interval '90 seconds' then 'offline' else 'away' end,
      case when p.seen_at < now() - interval '90 seconds' then 'closed' else 'idle' end)::text) into noticed
  from public.member_presence p join public.members m on m.id = p.member_id
  where (p.seen_at < now() - interval '90 seconds' and m.availability <> 'offline')
    or (p.active_at < now() - interval '10 minutes' and m.availability = 'online');
  return noticed;
end
$function$;

CREATE OR REPLACE FUNCTION private.open_invitation (
  invitation uuid
)
  RETURNS public.invitations
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.invitations;
begin
  select i.* into found from public.invitations i
  where i.id = open_invitation.invitation and i.accepted_at is null and i.withdrawn_at is null for update;
  if found.id is null then
    perform private.refuse('invitation_not_found', 'No open invitation with this id.', 'PT404');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.permission_catalogue()
  RETURNS text[]
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select array[
    'reply', 'note', 'assign', 'close',
    'edit_messages', 'delete_messages', 'read_deleted', 'restore_messages',
    'manage_contacts', 'erase_people',
    'manage_teams', 'manage_members', 'manage_roles', 'manage_inboxes', 'manage_routing',
    'read_load', 'read_audit', 'export', 'view_as', 'manage_queues'
  ]
$function$;

CREATE OR REPLACE FUNCTION private.points (
  parts private.score
)
  RETURNS double precision
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$ select parts.category + parts.manual + parts.company + parts.waiting + parts.urgency $function$;

CREATE OR REPLACE FUNCTION private.pretend_role (
  member          uuid,
  scope           public.access_scope,
  sees_unassigned boolean
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  pretended uuid;
begin
  perform private.require_permission('manage_roles');
  insert into public.roles (key, name, scope, sees_unassigned)
  values ('pretended', gen_random_uuid()::text, pretend_role.scope, coalesce(pretend_role.sees_unassigned, false))
  returning id into pretended;
  begin
    update public.members m set role_id = pretended where m.id = pretend_role.member;
  exception when sqlstate 'PT409' then
    -- The last superadmin cannot be given another role, not even for a moment.
    perform private.refuse('preview_not_possible', 'The last superadmin sees everything and cannot be given another role.', 'PT409');
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.publish_conversation()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  list_row jsonb;
begin
  if private.is_quiet() then return null; end if;
  list_row := jsonb_build_object('row', to_jsonb(private.conversation_row(new, null)) - 'my_read_seq');
  perform realtime.send(list_row, 'conversation', private.inbox_topic(), true);
  if new.team_id is not null then
    perform realtime.send(list_row, 'conversation', private.team_topic(new.team_id), true);
  end if;
  if tg_op = 'UPDATE' and old.team_id is distinct from new.team_id and old.team_id is not null then
    perform realtime.send(jsonb_build_object('id', new.id), 'conversation_left', private.team_topic(old.team_id), true);
  end if;
  if new.team_id is not null and private.some_see_unassigned() then
    if new.assignee_id is null then
      perform realtime.send(list_row, 'conversation', private.unassigned_topic(new.team_id), true);
    end if;
    if tg_op = 'UPDATE' and old.assignee_id is null and old.team_id is not null
      and (new.assignee_id is not null or old.team_id <> new.team_id) then
      perform realtime.send(jsonb_build_object('id', new.id), 'conversation_left', private.unassigned_topic(old.team_id), true);
    end if;
  end if;
  if new.assignee_id is not null and not private.hears_list(new.assignee_id, new.team_id) then
    perform realtime.send(list_row, 'conversation', 'member:' || new.assignee_id, true);
  end if;
  perform realtime.send(list_row, 'conversation', 'member:' || mentioned.member_id, true)
  from (select distinct m.member_id from public.mentions m where m.conversation_id = new.id and m.withdrawn_at is null) mentioned
  where mentioned.member_id is distinct from new.assignee_id and not private.hears_list(mentioned.member_id, new.team_id);
  if tg_op = 'UPDATE' and old.assignee_id is distinct from new.assignee_id and old.assignee_id is not null then
    perform realtime.send(jsonb_build_object('id', new.id), 'conversation_left', 'member:' || old.assignee_id, true);
  end if;
  if tg_op = 'INSERT' or (old.status, old.assignee_id, old.access_epoch) is distinct from (new.status, new.assignee_id, new.access_epoch) then
    perform realtime.send(jsonb_build_object('conversation', private.contact_conversation(new.id)), 'conversation', private.contact_topic(new.contact_id), true);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.publish_event()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  about jsonb;
  customer uuid;
begin
  if private.is_quiet() then return null; end if;
  about := private.event_json(new);
  perform realtime.send(about, 'event', private.conversation_topic('conversation', new.conversation_id), true);
  if new.type in ('message_sent', 'message_edited', 'message_deleted', 'message_restored') then
    select c.contact_id into customer from public.conversations c where c.id = new.conversation_id;
    perform realtime.send(
      jsonb_build_object('message', private.as_customer_sees(about -> 'message'), 'position', new.position,
        'typing_topic', private.conversation_topic('typing', new.conversation_id)),
      'message', private.contact_topic(customer), true);
  elsif new.type in ('member_mentioned', 'team_mentioned') then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id, 'note_id', new.note_id),
      'mentioned', 'member:' || m.id, true)
    from public.members m
    where m.deactivated_at is null and (m.id = private.uuid_or_null(new.payload ->> 'member_id') or new.payload -> 'member_ids' ? m.id::text);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.put_availability (
  member       uuid,
  availability text,
  source       text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform set_config('otklik.availability_source', source, true);
  update public.members m set availability = put_availability.availability
  where m.id = put_availability.member
    and (m.availability, m.availability_source) is distinct from (put_availability.availability, source);
  perform set_config('otklik.availability_source', '', true);
end
$function$;

CREATE OR REPLACE FUNCTION private.queue_place (
  c public.conversations
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  place integer;
begin
  if c.queued_at is null then return null; end if;
  select 1 + count(*) into place from (
    select from public.conversations o
    where o.team_id = c.team_id and o.assignee_id is null and o.status = 'open'
      and o.queue_score >= c.queue_score and (o.queue_score > c.queue_score or o.id < c.id)
    limit 998) ahead;
  return jsonb_build_object('place', place,
    'expected_seconds', private.expected_seconds(place, private.drain_per_hour(c.team_id)),
    'opens_at', case when not private.team_is_open(c.team_id, now()) then private.team_opens_at(c.team_id, now()) end);
end
$function$;

CREATE OR REPLACE FUNCTION private.queue_score (
  c       public.conversations,
  formula public.routing_formula
)
  RETURNS double precision
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  parts private.score := private.score_parts(c, formula, now());
begin
  -- What everybody gains by waiting is left out: instead of now, waiting is counted to a fixed instant.
  return parts.category + parts.manual + parts.company + parts.urgency
    - formula.per_minute_waiting * extract(epoch from coalesce(c.waiting_since, c.queued_at, now()) - timestamptz '2026-01-01 00:00Z') / 60;
end
$function$;

CREATE OR REPLACE FUNCTION private.reach (
  scope           public.access_scope,
  sees_unassigned boolean
)
  RETURNS integer
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$ select case scope when 'all' then 3 when 'teams' then 2 else case when sees_unassigned then 1 else 0 end end $function$;

CREATE OR REPLACE FUNCTION private.refuse_viewing_as()
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  if private.is_viewing_as() then
    perform private.refuse('view_as_is_read_only', 'Whoever views as a member reads, and changes nothing.', '42501');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.refused (
  reason      text DEFAULT NULL::text,
  explanation text DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  said text := coalesce(refused.reason, case
    when private.is_viewing_as() then 'view_as_is_read_only'
    when private.member_id() is null then 'not_a_member'
    else 'not_permitted' end);
begin
  perform set_config('response.status', '403', true);
  return jsonb_build_object('code', '42501', 'message', said, 'details', coalesce(refused.explanation, ''), 'hint', null);
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_contact_epoch()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  contact uuid := case tg_table_name when 'contacts' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'contact_id' end;
begin
  perform private.renew_customer_topic(contact);
  -- The typing topics have moved with it: members learn their new names from the timeline.
  perform realtime.send(jsonb_build_object('conversation_id', c.id), 'topic_moved', private.conversation_topic('conversation', c.id), true)
  from public.conversations c where c.contact_id = contact and c.status <> 'closed';
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_conversation_epoch()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if old.assignee_id is null and old.team_id is not distinct from new.team_id and not private.some_see_unassigned() then
    return new;
  end if;
  perform realtime.send(jsonb_build_object('conversation_id', old.id), 'topic_moved', private.conversation_topic('conversation', old.id), true);
  new.access_epoch := old.access_epoch + 1;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_customer_topic (
  contact uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform realtime.send('{}', 'topic_moved', private.contact_topic(contact), true);
  update public.contacts k set access_epoch = k.access_epoch + 1 where k.id = renew_customer_topic.contact;
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_team_epoch()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  touched uuid[];
begin
  if tg_op = 'INSERT' then
    touched := array(select distinct a.team_id from arrived a);
  elsif tg_op = 'DELETE' then
    touched := array(select distinct l.team_id from gone l);
  else
    touched := array(
      select team_id from (select a.team_id, a.member_id from arrived a except select l.team_id, l.member_id from gone l) came
      union
      select team_id from (select l.team_id, l.member_id from gone l except select a.team_id, a.member_id from arrived a) went);
  end if;
  if cardinality(touched) = 0 then return null; end if;
  update public.teams t set access_epoch = t.access_epoch + 1 where t.id = any (touched);
  -- Everybody: who sees one conversation of the team as assignee or by a mention sits on its old name, too.
  perform private.announce_access_change();
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.require_permission (
  permission text
)
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if not private.has_permission(require_permission.permission) then
    perform private.refuse('not_permitted', format('The role lacks the permission %L.', permission), '42501');
  end if;
  return me;
end
$function$;

CREATE OR REPLACE FUNCTION private.require_reading (
  permission text
)
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.has_permission(require_reading.permission) then
    perform private.refuse('not_permitted', format('The role lacks the permission %L.', permission), '42501');
  end if;
  return private.member_id();
end
$function$;

CREATE OR REPLACE FUNCTION private.rescore (
  teams       uuid[] DEFAULT NULL::uuid[],
  contact_ids uuid[] DEFAULT NULL::uuid[]
)
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed integer;
begin
  update public.conversations c set queue_score = private.queue_score(c, f)
  from public.routing_formula f
  where c.assignee_id is null and c.status = 'open' and c.team_id is not null
    and (rescore.teams is null or c.team_id = any (rescore.teams))
    and (rescore.contact_ids is null or c.contact_id = any (rescore.contact_ids))
    and c.queue_score is distinct from private.queue_score(c, f);
  get diagnostics changed = row_count;
  return changed;
end
$function$;

CREATE OR REPLACE FUNCTION private.rescore_company()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.rescore(null, case tg_table_name
    when 'companies' then (select array_agg(k.id) from public.contacts k where k.company_id = new.id)
    else array[new.id] end);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.rescore_urgent()
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed integer;
begin
  update public.conversations c set queue_score = private.queue_score(c, f)
  from public.routing_formula f
  where c.assignee_id is null and c.status = 'open' and c.team_id is not null and c.urgent_at is not null
    and c.urgent_at < now() + make_interval(hours => f.urgency_horizon_hours)
    and c.queue_score is distinct from private.queue_score(c, f);
  get diagnostics changed = row_count;
  return changed;
end
$function$;

CREATE OR REPLACE FUNCTION private.revise_message (
  conversation uuid,
  seq          bigint,
  change       text,
  body         text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission(case change when 'restored' then 'restore_messages' else 'edit_messages' end);
  locked public.conversations := private.lock_conversation(revise_message.conversation);
  message public.messages;
  told_until timestamptz;
begin
  select m.* into message from public.messages m
  where m.conversation_id = locked.id and m.seq = revise_message.seq and m.author_kind = 'member';
  if message.seq is null then
    perform private.refuse('message_not_found', 'No message of the team with this number here.', 'PT404');
  end if;
  if message.author_id is distinct from me and change <> 'restored' then
    perform private.require_permission('delete_messages');
  end if;
  if message.deleted_at is not null and change <> 'restored' then
    if change = 'deleted' then return private.message_json(message); end if;
    perform private.refuse('message_deleted', 'A deleted message cannot be edited.', 'PT409');
  end if;
  if change <> 'deleted' and message.body = revise_message.body and message.deleted_at is null then
    return private.message_json(message);
  end if;
  perform private.append_to_ledger(message, revise_message.change, me);
  -- The list told its text while it was the newest: from its sending until the next one's.
  told_until := coalesce((
    select m.sent_at + interval '1 minute' from public.messages m
    where m.conversation_id = locked.id and m.seq = message.seq + 1 and message.edited_at is null), clock_timestamp());
  update public.messages m set
    body = revise_message.body,
    edited_at = case
      when change = 'edited' then clock_timestamp()
      when change = 'deleted' then m.edited_at
      -- Back to its first words it counts as never edited.
      when exists (select from public.message_revisions r where r.conversation_id = m.conversation_id and r.seq = m.seq
        and r.revision = 1 and r.body = revise_message.body) then null
      else clock_timestamp() end,
    deleted_at = case change when 'deleted' then clock_timestamp() end
  where m.conversation_id = locked.id and m.seq = message.seq returning m.* into message;
  if locked.last_seq = message.seq then
    update public.conversations c set preview = left(regexp_replace(revise_message.body, '\s+', ' ', 'g'), 140) where c.id = locked.id;
  end if;
  if change <> 'edited' then
    perform private.audit('message_' || change, 'conversation', locked.id, jsonb_build_object('seq', message.seq, 'author_id', message.author_id));
  end if;
  -- What was broadcast before is kept for replay under the old names; from here on those are dead.
  perform private.leave_topics(locked.id);
  perform private.forget_broadcasts(array[locked.id], message.sent_at - interval '1 minute', told_until);
  perform private.record_event(locked.id, 'message_' || change, 'member', me, '{}', message.seq);
  return private.message_json(message);
end
$function$;

CREATE OR REPLACE FUNCTION private.role_exceeds_own (
  role uuid
)
  RETURNS boolean
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select private.exceeds_own(r.permissions, r.scope, r.sees_unassigned) from public.roles r where r.id = role_exceeds_own.role
$function$;

CREATE OR REPLACE FUNCTION private.room_of (
  member uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select jsonb_build_object('member_id', m.id, 'open', coalesce(l.open_count, 0), 'capacity', m.capacity,
      'over_capacity', coalesce(l.open_count, 0) > m.capacity)
    from public.members m left join private.member_loads l on l.member_id = m.id where m.id = room_of.member);
end
$function$;

CREATE OR REPLACE FUNCTION private.route_soon (
  team uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.is_quiet() then return; end if;
  perform private.enqueue('routing/route-team', jsonb_build_object('team_id', team), team::text);
end
$function$;

CREATE OR REPLACE FUNCTION private.route_soon_for (
  member uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.route_soon(t.team_id) from public.team_members t where t.member_id = member;
end
$function$;

CREATE OR REPLACE FUNCTION private.route_team (
  team uuid,
  most integer DEFAULT 20
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  rule text;
  claims integer := 0;
begin
  -- One at a time per team: so the order of the commits is the order of the scores.
  perform pg_advisory_xact_lock(hashtextextended('routing:' || team, 0));
  -- Jobs whose transactions this one already sees have nothing left to do. They go when this commits.
  delete from pgboss.job j using (
    select w.id from pgboss.job w
    where w.name = 'routing/route-team' and w.state = 'created' and w.singleton_key = team::text and w.start_after <= now()
    for update skip locked) covered
  where j.name = 'routing/route-team' and j.id = covered.id;
  select t.routing into rule from public.teams t where t.id = team and t.archived_at is null;
  if rule is null or rule = 'manual' then
    -- Nothing is given out, but whoever waits and whoever watches hears that the queue has changed.
    perform private.tell_places_soon(route_team.team);
    return jsonb_build_object('claimed', 0, 'again', false);
  end if;
  perform set_config('otklik.routing', 'on', true);
  while claims < most and private.claim_next(team, rule) is not null loop
    claims := claims + 1;
  end loop;
  perform set_config('otklik.routing', '', true);
  perform private.tell_places_soon(route_team.team);
  return jsonb_build_object('claimed', claims, 'again', claims = most or private.can_claim(team, rule));
end
$function$;

CREATE OR REPLACE FUNCTION private.routed_team (
  team uuid
)
  RETURNS public.teams
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.teams;
begin
  select t.* into found from public.teams t where t.id = routed_team.team and t.archived_at is null
    and (private.my_scope() = 'all' or t.id = any (private.my_team_ids())) for no key update;
  if found.id is null then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.sample_load()
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  minute timestamptz := date_trunc('minute', now());
  sampled integer;
  turned integer := 0;
  alert public.load_alerts;
begin
  insert into public.load_samples (team_id, sampled_at, waiting, oldest_seconds, assigned, online, open, capacity)
  select t.id, minute, w.waiting, coalesce(w.oldest, 0),
    (select count(*) from private.queue_departures d where d.team_id = t.id
      and d.left_at > coalesce((select max(s.sampled_at) from public.load_samples s where s.team_id = t.id and s.sampled_at > now() - interval '1 hour'), minute - interval '1 minute')
      and d.left_at <= minute),
    coalesce(a.online, 0), coalesce(a.open, 0), coalesce(a.capacity, 0)
  from public.teams t
  cross join lateral (
    select count(*) as waiting, extract(epoch from now() - min(coalesce(c.waiting_since, c.queued_at)))::integer as oldest from public.conversations c
    where c.team_id = t.id and c.assignee_id is null and c.status = 'open') w
  left join lateral (
    select count(*) as online, sum(g.team_open_count) as open, sum(least(g.capacity, coalesce(g.team_capacity, g.capacity))) as capacity
    from private.agents g where g.team_id = t.id and g.is_available) a on true
  where t.archived_at is null
  on conflict do nothing;
  get diagnostics sampled = row_count;
  for alert in
    with now_waiting as (
      select t.id as team_id, k.kind, k.value, k.threshold
      from public.teams t
      cross join lateral (
        select count(*)::integer as waiting, coalesce(extract(epoch from now() - min(coalesce(c.waiting_since, c.queued_at))) / 60, 0)::integer as oldest
        from public.conversations c where c.team_id = t.id and c.assignee_id is null and c.status = 'open') w
      cross join lateral (values ('queue_length', w.waiting, t.alert_queue_length), ('oldest_waiting', w.oldest, t.alert_oldest_minutes)) k (kind, value, threshold)
    ), cleared as (
      update public.load_alerts a set cleared_at = now() from now_waiting n
      where a.team_id = n.team_id and a.kind = n.kind and a.cleared_at is null and (n.threshold is null or n.value <= n.threshold)
      returning a.*
    ), raised as (
      insert into public.load_alerts as a (team_id, kind, value, threshold)
      select n.team_id, n.kind, n.value, n.threshold from now_waiting n where n.value > n.threshold
      on conflict do nothing returning a.*
    )
    select * from cleared union all select * from raised
  loop
    turned := turned + 1;
    perform realtime.send(jsonb_build_object('id', alert.id, 'team_id', alert.team_id, 'kind', alert.kind,
      'raised_at', alert.raised_at, 'cleared_at', alert.cleared_at), 'alert', private.load_topic(), true);
    if alert.cleared_at is null then
      perform private.enqueue('routing/mail-alert', jsonb_build_object('alert_id', alert.id), alert.id::text);
    end if;
  end loop;
  return jsonb_build_object('samples', sampled, 'alerts', turned);
end
$function$;

CREATE OR REPLACE FUNCTION private.score_parts (
  c       public.conversations,
  formula public.routing_formula,
  at      timestamp with time zone
)
  RETURNS private.score
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  parts private.score;
begin
  parts.category := formula.category_priority * c.priority;
  parts.manual := formula.manual_priority * c.manual_priority;
  parts.company := formula.company_importance * coalesce((
    select o.importance from public.contacts k join public.companies o on o.id = k.company_id where k.id = c.contact_id), 0);
  parts.waiting := formula.per_minute_waiting * extract(epoch from at - coalesce(c.waiting_since, c.queued_at, at)) / 60;
  -- In whole hours, so that two sweeps do not disagree about neighbours.
  parts.urgency := case when c.urgent_at is null then 0 else formula.urgency * least(1, greatest(0,
    1 - floor(extract(epoch from c.urgent_at - at) / 3600) / formula.urgency_horizon_hours)) end;
  return parts;
end
$function$;

CREATE OR REPLACE FUNCTION private.some_see_unassigned()
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return exists (select from public.roles r where r.sees_unassigned and r.scope = 'assigned');
end
$function$;

CREATE OR REPLACE FUNCTION private.stamp_availability()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  new.availability_source := coalesce(nullif(current_setting('otklik.availability_source', true), ''), 'self');
  if new.availability_source in ('idle', 'closed') then
    new.availability_before := coalesce(old.availability_before, nullif(old.availability, 'offline'));
  else
    new.availability_before := null;
  end if;
  if old.availability <> new.availability then new.availability_since := now(); end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.supervised_team_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.require_reading('read_load');
  return (select coalesce(array_agg(t.id), '{}') from public.teams t
    where t.archived_at is null and (private.my_scope() = 'all' or t.id = any (private.my_team_ids())));
end
$function$;

CREATE OR REPLACE FUNCTION private.team_is_open (
  team uuid,
  at   timestamp with time zone
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  wall timestamp := at at time zone (select t.time_zone from public.teams t where t.id = team_is_open.team);
begin
  if not exists (select from public.team_hours h where h.team_id = team_is_open.team) then
    return not exists (select from public.team_holidays o where o.team_id = team_is_open.team and o.day = wall::date);
  end if;
  return exists (
    select from public.team_hours h
    where h.team_id = team_is_open.team and h.weekday = extract(isodow from wall)
      and wall >= wall::date + h.opens and wall < wall::date + h.closes)
    and not exists (select from public.team_holidays o where o.team_id = team_is_open.team and o.day = wall::date);
end
$function$;

CREATE OR REPLACE FUNCTION private.team_opens_at (
  team uuid,
  at   timestamp with time zone
)
  RETURNS timestamp WITH time zone
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  zone text := (select t.time_zone from public.teams t where t.id = team_opens_at.team);
  today date := (at at time zone zone)::date;
  always boolean := not exists (select from public.team_hours h where h.team_id = team_opens_at.team);
begin
  if private.team_is_open(team_opens_at.team, at) then return at; end if;
  return (
    select min((day + h.opens) at time zone zone)
    from generate_series(0, 366) ahead
    cross join lateral (select today + ahead as day) d
    join lateral (
      select o.opens from public.team_hours o where o.team_id = team_opens_at.team and o.weekday = extract(isodow from day)
      union all select time '00:00' where always) h on true
    where (day + h.opens) at time zone zone > at
      and not exists (select from public.team_holidays y where y.team_id = team_opens_at.team and y.day = d.day));
end
$function$;

CREATE OR REPLACE FUNCTION private.tell_places (
  team uuid
)
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  drain integer := private.drain_per_hour(tell_places.team);
  back timestamptz := case when not private.team_is_open(tell_places.team, now()) then private.team_opens_at(tell_places.team, now()) end;
  told integer;
begin
  with waiting as (
    select c.id, c.contact_id, row_number() over (order by c.queue_score desc, c.id)::integer as place
    from public.conversations c
    where c.team_id = tell_places.team and c.assignee_id is null and c.status = 'open'
    order by c.queue_score desc, c.id limit 999
  ), news as (
    select w.*, private.expected_seconds(w.place, drain) as seconds
    from waiting w left join private.told_places p on p.conversation_id = w.id
    -- Far behind, a step of one says nothing, and a thousand customers would hear it.
    where p.place is null or abs(p.place - w.place) >= case when least(w.place, p.place) <= 20 then 1 else p.place / 10 end
  ), noted as (
    insert into private.told_places as p (conversation_id, place, expected_seconds)
    select n.id, n.place, n.seconds from news n
    on conflict (conversation_id) do update set place = excluded.place, expected_seconds = excluded.expected_seconds
    returning p.conversation_id
  )
  select count(realtime.send(jsonb_build_object('conversation_id', n.id,
      'queue', jsonb_build_object('place', n.place, 'expected_seconds', n.seconds, 'opens_at', back)),
    'queue', private.contact_topic(n.contact_id), true)::text) into told from news n;
  perform private.announce_load(tell_places.team);
  return told;
end
$function$;

CREATE OR REPLACE FUNCTION private.tell_places_soon (
  team uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.enqueue('routing/tell-places', jsonb_build_object('team_id', team), team::text, now() + interval '1 second');
end
$function$;

CREATE OR REPLACE FUNCTION private.unassigned_topic (
  team uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return 'unassigned:' || substr(private.team_topic(team), length('team:') + 1);
end
$function$;

CREATE OR REPLACE FUNCTION private.viewed_member_id (
  member  uuid,
  session uuid
)
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select s.member_id
      from public.view_as_sessions s
      join public.members viewed on viewed.id = s.member_id
      join public.roles seen on seen.id = viewed.role_id
      join public.members viewer on viewer.id = s.viewer_id
      join public.roles own on own.id = viewer.role_id
      where s.id = session and s.member_id = member and s.ended_at is null and s.expires_at > now()
        and viewed.deactivated_at is null and viewer.deactivated_at is null
        and 'view_as' = any (own.permissions) and seen.permissions <@ own.permissions
        and private.reach(seen.scope, seen.sees_unassigned) <= private.reach(own.scope, own.sees_unassigned)
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.wake_for_colleague()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked public.conversations;
begin
  if private.is_quiet() then return null; end if;
  select c.* into locked from public.conversations c
  where c.id = new.conversation_id and c.status = 'snoozed' and c.snoozed_by is distinct from new.actor_id;
  if locked.id is not null then
    perform private.bring_back(locked, 'conversation_woken',
      case new.type when 'note_written' then 'note_written' else 'colleague_replied' end, new.actor_kind, new.actor_id);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.wake_when_due (
  conversation uuid
)
  RETURNS text
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked public.conversations;
begin
  select c.* into locked from public.conversations c where c.id = wake_when_due.conversation for no key update;
  if locked.id is null or locked.status <> 'snoozed' then return 'awake'; end if;
  if locked.snoozed_until is null or locked.snoozed_until > clock_timestamp() then return 'later'; end if;
  perform private.bring_back(locked, 'conversation_woken', 'time', 'system', null);
  return 'woken';
end
$function$;

CREATE OR REPLACE FUNCTION private.watch_mention()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.enqueue('mentions/mail-mention', jsonb_build_object('note_id', new.note_id, 'member_id', new.member_id),
    new.note_id || ':' || new.member_id, now() + interval '2 minutes');
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.accept_invitation (
  token   text,
  account uuid,
  name    text,
  locale  text DEFAULT 'ru'::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  invitation public.invitations;
  joined public.members;
begin
  select i.* into invitation from public.invitations i join private.invitation_tokens t on t.invitation_id = i.id
  where t.token_hash = sha256(convert_to(accept_invitation.token, 'UTF8')) for update of i;
  if invitation.id is null then
    perform private.refuse('invitation_not_found', 'No invitation has this token.', 'PT404');
  elsif invitation.accepted_at is not null then
    perform private.refuse('invitation_used', 'This invitation was accepted before.', 'PT409');
  elsif invitation.withdrawn_at is not null then
    perform private.refuse('invitation_withdrawn', 'This invitation was taken back.', 'PT409');
  elsif invitation.expires_at <= now() then
    perform private.refuse('invitation_expired', 'This invitation was good for 7 days.', 'PT409');
  end if;
  -- Whoever has the link need not be whoever has the account: both addresses are proven, and the same.
  if not exists (select from auth.users u where u.id = account and lower(u.email) = invitation.email and u.email_confirmed_at is not null) then
    perform private.refuse('account_not_proven', 'The account has another address, or has not confirmed it.', 'PT409');
  end if;
  if exists (select from public.members m where m.id = account or lower(m.email) = invitation.email) then
    perform private.refuse('member_exists', 'This account is on the team.', 'PT409');
  end if;
  if length(btrim(coalesce(accept_invitation.name, ''))) not between 1 and 80 then
    perform private.refuse('member_name_empty', 'A member has a name of 1 to 80 characters.');
  end if;
  -- Not at a desk yet: the first one that opens makes the newcomer online (be_present).
  insert into public.members (id, role_id, name, email, locale, availability_source)
  values (account, invitation.role_id, btrim(accept_invitation.name), invitation.email,
    case when accept_invitation.locale in ('ru', 'en') then accept_invitation.locale else 'ru' end, 'closed')
  returning * into joined;
  insert into public.team_members (team_id, member_id)
  select t.id, joined.id from public.teams t where t.id = any (invitation.team_ids) and t.archived_at is null;
  update public.invitations i set accepted_at = now(), accepted_by = joined.id where i.id = invitation.id;
  return to_jsonb(joined);
end
$function$;

REVOKE ALL ON FUNCTION "public"."accept_invitation"(text, uuid, text, text) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.archive_team (
  team      uuid,
  successor uuid DEFAULT NULL::uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.admin('manage_teams', 'archive_team');
  held record;
begin
  if me is null then return private.refused(); end if;
  perform from public.teams t where t.id in (archive_team.team, archive_team.successor) and t.archived_at is null order by t.id for no key update;
  if not exists (select from public.teams t where t.id = archive_team.team and t.archived_at is null)
    or (successor is not null and not exists (
      select from public.teams t where t.id = archive_team.successor and t.id <> archive_team.team and t.archived_at is null)) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if private.my_scope() <> 'all' and not array_remove(array[archive_team.team, archive_team.successor], null) <@ private.my_team_ids() then
    return private.exceeding('archive_team');
  end if;
  if successor is null and (
    exists (select from public.conversations c where c.team_id = archive_team.team and c.status in ('open', 'snoozed'))
    or exists (select from public.inboxes i where i.team_id = archive_team.team and i.archived_at is null)
    or exists (select from public.categories g where g.team_id = archive_team.team and g.archived_at is null)
  ) then
    perform private.refuse('team_in_use', 'Conversations, inboxes or categories lead to this team. Say which team gets them.', 'PT409');
  end if;
  update public.inboxes i set team_id = archive_team.successor where i.team_id = archive_team.team and successor is not null;
  update public.categories g set team_id = archive_team.successor where g.team_id = archive_team.team and successor is not null;
  for held in
    select c.* from public.conversations c
    where c.team_id = archive_team.team and c.status in ('open', 'snoozed') order by c.id for no key update
  loop
    update public.conversations c set team_id = archive_team.successor, assignee_id = null where c.id = held.id;
    perform private.record_event(held.id, 'conversation_moved', 'member', me, jsonb_build_object(
      'team_id', successor, 'from_team_id', archive_team.team, 'from_member_id', held.assignee_id, 'reason', 'team_archived'));
  end loop;
  delete from public.team_members m where m.team_id = archive_team.team;
  update public.teams t set archived_at = now() where t.id = archive_team.team;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."archive_team"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.assign_conversation (
  conversation uuid,
  member       uuid,
  note         text DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(assign_conversation.conversation);
begin
  if locked.assignee_id is not distinct from member then return private.room_of(member); end if;
  if not exists (select from public.members m where m.id = member and m.deactivated_at is null) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  perform private.leave_note(locked.id, assign_conversation.note);
  update public.conversations c set assignee_id = member where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_assigned', 'member', me,
    jsonb_build_object('member_id', member, 'from_member_id', locked.assignee_id, 'reason', 'by_hand'));
  return private.room_of(member);
end
$function$;

REVOKE ALL ON FUNCTION "public"."assign_conversation"(uuid, uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.be_present (
  idle boolean DEFAULT false
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me public.members;
begin
  select m.* into me from public.members m where m.id = private.member_id();
  if me.id is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.is_viewing_as() then
    insert into public.member_presence as p (member_id) values (me.id)
    on conflict (member_id) do update set seen_at = now(), active_at = case when idle then p.active_at else now() end;
    if me.availability_source = 'closed' or (me.availability_source = 'idle' and not coalesce(idle, false)) then
      perform private.put_availability(me.id, coalesce(me.availability_before, 'online'), 'self');
    end if;
  end if;
  return (select jsonb_build_object('availability', m.availability, 'source', m.availability_source, 'since', m.availability_since,
    'capacity', m.capacity, 'open', coalesce(l.open_count, 0))
    from public.members m left join private.member_loads l on l.member_id = m.id where m.id = me.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."be_present"(boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.claim_conversation (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(claim_conversation.conversation);
begin
  if locked.assignee_id = me then return private.room_of(me); end if;
  if locked.assignee_id is not null then
    perform private.refuse('already_assigned', 'Somebody else has it.', 'PT409');
  end if;
  update public.conversations c set assignee_id = me where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_assigned', 'member', me,
    jsonb_build_object('member_id', me, 'from_member_id', null, 'reason', 'claimed'));
  return private.room_of(me);
end
$function$;

REVOKE ALL ON FUNCTION "public"."claim_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.close_conversation (
  conversation uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('close');
  locked public.conversations := private.lock_conversation(close_conversation.conversation);
begin
  if locked.status = 'closed' then return; end if;
  update public.conversations c
  set status = 'closed', closed_at = now(), waiting_since = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_closed', 'member', me);
end
$function$;

CREATE OR REPLACE FUNCTION public.colleague_loads()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if not private.is_member() then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('member_id', m.id, 'availability', m.availability,
      'open', coalesce(l.open_count, 0), 'capacity', m.capacity)), '[]')
    from public.members m left join private.member_loads l on l.member_id = m.id
    where m.deactivated_at is null);
end
$function$;

REVOKE ALL ON FUNCTION "public"."colleague_loads"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.contact_messages (
  conversation   uuid,
  before_seq     bigint  DEFAULT NULL::bigint,
  since_position bigint  DEFAULT NULL::bigint,
  page_size      integer DEFAULT 50
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 200);
  -- How far a catch-up that is cut short comes; null where it comes to the end.
  cut bigint;
begin
  if not private.can_see_conversation(contact_messages.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if since_position is not null then
    select max(e.position) into cut from (
      select e.position from public.conversation_events e
      where e.conversation_id = contact_messages.conversation and e.position > since_position and e.seq is not null
      order by e.position limit 1000) e
    having count(*) = 1000;
  end if;
  return jsonb_build_object(
    'conversation', private.contact_conversation(contact_messages.conversation),
    'position', coalesce(cut, (select c.position from public.conversations c where c.id = contact_messages.conversation)),
    'messages', case when since_position is null then (
        select coalesce(jsonb_agg(private.as_customer_sees(private.message_json(m)) order by m.seq), '[]') from (
          select m.* from public.messages m
          where m.conversation_id = contact_messages.conversation and (before_seq is null or m.seq < before_seq)
          order by m.seq desc limit rows) m)
      else (
        select coalesce(jsonb_agg(private.as_customer_sees(private.message_json(m)) order by m.seq), '[]') from public.messages m
        where m.conversation_id = contact_messages.conversation and m.seq in (
          select e.seq from public.conversation_events e
          where e.conversation_id = contact_messages.conversation and e.position > since_position and e.seq is not null
            and (cut is null or e.position <= cut))) end);
end
$function$;

CREATE OR REPLACE FUNCTION public.create_role (
  name            text,
  scope           public.access_scope,
  permissions     text[],
  sees_unassigned boolean             DEFAULT false
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  made public.roles;
begin
  if private.admin('manage_roles', 'create_role') is null then return private.refused(); end if;
  perform private.checked_role(create_role.name, create_role.permissions);
  if private.exceeds_own(create_role.permissions, create_role.scope, create_role.sees_unassigned) then
    return private.exceeding('create_role');
  end if;
  insert into public.roles (key, name, scope, sees_unassigned, permissions)
  values ('role_' || replace(gen_random_uuid()::text, '-', ''), btrim(create_role.name), create_role.scope,
    create_role.scope = 'assigned' and coalesce(create_role.sees_unassigned, false), create_role.permissions)
  returning * into made;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_role"(text, public.access_scope, text[], boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_team (
  name text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  made public.teams;
begin
  if private.admin('manage_teams', 'create_team') is null then return private.refused(); end if;
  insert into public.teams (name) values (private.checked_team_name(create_team.name)) returning * into made;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_team"(text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.deactivate_member (
  member uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.admin('manage_members', 'deactivate_member');
  locked public.members;
  held record;
  returned integer := 0;
begin
  if me is null then return private.refused(); end if;
  locked := private.lock_member(deactivate_member.member);
  if locked.id = me then
    perform private.refuse('deactivate_self', 'Nobody shuts himself out. Ask a colleague.', 'PT409');
  end if;
  if private.role_exceeds_own(locked.role_id) then return private.exceeding('deactivate_member'); end if;
  if locked.deactivated_at is null then
    update public.members m set deactivated_at = now() where m.id = locked.id;
    perform private.put_availability(locked.id, 'offline', 'closed');
  end if;
  -- Refresh tokens go with their sessions; the access token in hand is refused because membership is looked up.
  delete from auth.sessions s where s.user_id = locked.id;
  for held in
    select c.* from public.conversations c
    where c.assignee_id = locked.id and c.status in ('open', 'snoozed') order by c.id for no key update
  loop
    update public.conversations c set assignee_id = null where c.id = held.id;
    perform private.record_event(held.id, 'conversation_unassigned', 'member', me,
      jsonb_build_object('from_member_id', locked.id, 'reason', 'member_deactivated'));
    returned := returned + 1;
  end loop;
  return jsonb_build_object('conversations_returned', returned);
end
$function$;

REVOKE ALL ON FUNCTION "public"."deactivate_member"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.drop_job (
  queue text,
  job   uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked pgboss.job;
begin
  if private.admin('manage_queues', 'drop_job') is null then return private.refused(); end if;
  locked := private.lock_job(drop_job.queue, drop_job.job);
  delete from pgboss.job j where j.name = locked.name and j.id = locked.id;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."drop_job"(text, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.edit_message (
  conversation uuid,
  seq          bigint,
  body         text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if btrim(coalesce(edit_message.body, ''), E' \t\r\n') = '' then
    perform private.refuse('message_empty', 'A message needs a text. Delete it instead.', 'PT400');
  elsif length(edit_message.body) > 20000 then
    perform private.refuse('message_too_long', 'At most 20000 characters.', 'PT400');
  end if;
  return private.revise_message(edit_message.conversation, edit_message.seq, 'edited', edit_message.body);
end
$function$;

CREATE OR REPLACE FUNCTION public.end_view_as (
  session uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  ended public.view_as_sessions;
begin
  update public.view_as_sessions s set ended_at = now()
  where s.id = end_view_as.session and s.viewer_id = private.member_id() and not private.is_viewing_as() and s.ended_at is null
  returning * into ended;
  if ended.id is not null then
    perform private.audit('view_as_ended', 'member', ended.member_id, jsonb_build_object('view_as_session_id', ended.id));
  end if;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."end_view_as"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.erase_contact (
  contact uuid,
  reason  text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.admin('erase_people', 'erase_contact');
  theirs uuid[];
  message public.messages;
  unfinished uuid;
  messages integer := 0;
  notes integer;
  files integer;
begin
  if me is null then return private.refused(); end if;
  perform from public.contacts k where k.id = erase_contact.contact for no key update;
  if not found then
    perform private.refuse('contact_not_found', 'No contact with this id.', 'PT404');
  end if;
  if length(btrim(coalesce(erase_contact.reason, ''))) not between 1 and 500 then
    perform private.refuse('reason_missing', 'Say why, in 1 to 500 characters: it is kept in the audit log.');
  end if;
  -- Conversations first and in one order, the ledger's lock after them: as every edit does.
  theirs := array(select c.id from public.conversations c where c.contact_id = erase_contact.contact order by c.id for no key update);
  for message in select m.* from public.messages m where m.conversation_id = any (theirs) order by m.conversation_id, m.seq
  loop
    perform private.append_to_ledger(message, 'erased', me);
    messages := messages + 1;
  end loop;
  update public.message_revisions r set body = '', files = '[]', salt = null, erased_at = now()
  where r.conversation_id = any (theirs) and r.erased_at is null;
  update public.messages m set body = '', deleted_at = coalesce(m.deleted_at, now()) where m.conversation_id = any (theirs);
  update public.notes n set body = '—' where n.conversation_id = any (theirs);
  get diagnostics notes = row_count;
  update public.attachments a set name = 'erased' where a.conversation_id = any (theirs);
  get diagnostics files = row_count;
  update public.sent_mails s set recipient = 'erased' where s.conversation_id = any (theirs);
  delete from public.contact_identities i where i.contact_id = erase_contact.contact;
  update public.visitor_sessions s set revoked_at = now() where s.contact_id = erase_contact.contact and s.revoked_at is null;
  update public.contacts k set name = null, email = null, phone = null, avatar_url = null, company_id = null,
    blocked_at = coalesce(k.blocked_at, now()), erased_at = now(), erased_by = me
  where k.id = erase_contact.contact;
  update public.conversations c set preview = '', contact_name = null where c.id = any (theirs);
  perform private.leave_topics(t), private.record_event(t, 'contact_erased', 'member', me) from unnest(theirs) t;
  -- Nobody is left to answer: what was open would go on waiting for an agent.
  for unfinished in select c.id from public.conversations c where c.id = any (theirs) and c.status <> 'closed' order by c.id loop
    update public.conversations c set status = 'closed', closed_at = now(), waiting_since = null where c.id = unfinished;
    perform private.record_event(unfinished, 'conversation_closed', 'member', me);
  end loop;
  -- Files, and what was broadcast in the last days, are found and removed after this transaction: both take long.
  perform private.enqueue('contacts/erase-files', jsonb_build_object('contact_id', erase_contact.contact), erase_contact.contact::text);
  perform private.audit('contact_erased', 'contact', erase_contact.contact, jsonb_build_object('reason', btrim(erase_contact.reason),
    'conversations', cardinality(theirs), 'messages', messages, 'notes', notes, 'files', files));
  return jsonb_build_object('conversations', cardinality(theirs), 'messages', messages, 'notes', notes, 'files', files);
end
$function$;

REVOKE ALL ON FUNCTION "public"."erase_contact"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.inbox_page (
  view      text,
  team      uuid                     DEFAULT NULL::uuid,
  before_at timestamp with time zone DEFAULT 'infinity'::timestamp WITH time zone,
  before_id uuid                     DEFAULT NULL::uuid,
  page_size integer                  DEFAULT 50
)
  RETURNS SETOF public.conversation_row
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 200);
  wanted text := case view when 'snoozed' then 'snoozed' when 'closed' then 'closed' else 'open' end;
  teams uuid[];
  mentioned uuid[] := private.my_mentioned_conversation_ids();
  unassigned_of uuid[] := private.my_unassigned_team_ids();
  bound uuid := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
begin
  before_at := coalesce(before_at, 'infinity');
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if view = 'mine' then
    return query select r.* from (
      select c.* from public.conversations c
      where c.assignee_id = me and c.status = 'open' and (c.last_message_at, c.id) < (before_at, bound)
      order by c.last_message_at desc, c.id desc limit rows) c
      cross join lateral private.conversation_row(c, me) r
      order by c.last_message_at desc, c.id desc;
    return;
  end if;
  if view = 'mentions' then
    return query select r.* from (
      select c.* from public.conversations c
      where c.id = any (mentioned) and (c.last_message_at, c.id) < (before_at, bound)
      order by c.last_message_at desc, c.id desc limit rows) c
      cross join lateral private.conversation_row(c, me) r
      order by c.last_message_at desc, c.id desc;
    return;
  end if;
  if view is null or view not in ('unassigned', 'all', 'snoozed', 'closed') then
    perform private.refuse('view_not_found', 'Views are mine, mentions, unassigned, all, snoozed and closed.', 'PT404');
  end if;
  if team is null and private.my_scope() = 'all' then
    if view = 'unassigned' then
      return query select r.* from (
        select c.* from public.teams t cross join lateral (
          select c.* from public.conversations c
          where c.team_id = t.id and c.assignee_id is null and c.status = 'open' and (c.last_message_at, c.id) < (before_at, bound)
          order by c.last_message_at desc, c.id desc limit rows) c
        order by c.last_message_at desc, c.id desc limit rows) c
        cross join lateral private.conversation_row(c, me) r
        order by c.last_message_at desc, c.id desc;
    else
      return query select r.* from (
        select c.* from public.conversations c
        where c.status = wanted and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows) c
        cross join lateral private.conversation_row(c, me) r
        order by c.last_message_at desc, c.id desc;
    end if;
    return;
  end if;
  -- Own teams one by one, each from its own index, then merged: sorting over any(teams) reads them whole.
  -- Another's team has no such stretch: the policy would look at each of its rows and show none.
  teams := case
    when team is null then private.my_visible_team_ids()
    when private.my_scope() = 'all' or team = any (private.my_visible_team_ids()) then array[team]
  end;
  return query select r.* from (
    select distinct on (c.last_message_at, c.id) c.* from (
      (select c.* from unnest(teams) t cross join lateral (
        select c.* from public.conversations c
        where c.team_id = t and c.status = wanted and (view <> 'unassigned' or c.assignee_id is null)
          and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows) c)
      union all
      (select c.* from unnest(unassigned_of) t cross join lateral (
        select c.* from public.conversations c
        where c.team_id = t and (team is null or t = team) and c.status = wanted and c.assignee_id is null
          and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows) c)
      union all
      (select c.* from public.conversations c
        where (team is null or c.team_id = team) and view <> 'unassigned' and c.assignee_id = me and c.status = wanted
          and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows)
      union all
      (select c.* from public.conversations c
        where (team is null or c.team_id = team) and c.id = any (mentioned) and c.status = wanted
          and (view <> 'unassigned' or c.assignee_id is null) and (c.last_message_at, c.id) < (before_at, bound)
        order by c.last_message_at desc, c.id desc limit rows)
    ) c order by c.last_message_at desc, c.id desc limit rows) c
    cross join lateral private.conversation_row(c, me) r
    order by c.last_message_at desc, c.id desc;
end
$function$;

CREATE OR REPLACE FUNCTION public.invitation_by_token (
  token text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select jsonb_build_object('id', i.id, 'email', i.email,
        'state', case
          when i.accepted_at is not null then 'used' when i.withdrawn_at is not null then 'withdrawn'
          when i.expires_at <= now() then 'expired' else 'open' end,
        'inviter_name', inviter.name, 'workspace_name', w.name,
        'has_account', u.id is not null, 'account_id', u.id, 'account_is_confirmed', coalesce(u.email_confirmed_at is not null, false))
      from private.invitation_tokens t
      join public.invitations i on i.id = t.invitation_id
      join public.members inviter on inviter.id = i.invited_by
      cross join public.workspace w
      left join auth.users u on lower(u.email) = i.email
      where t.token_hash = sha256(convert_to(invitation_by_token.token, 'UTF8'))
  );
end
$function$;

REVOKE ALL ON FUNCTION "public"."invitation_by_token"(text) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.invite_member (
  email text,
  role  uuid,
  teams uuid[] DEFAULT '{}'::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.admin('manage_members', 'invite_member');
  address text := lower(btrim(coalesce(invite_member.email, '')));
  made public.invitations;
begin
  if me is null then return private.refused(); end if;
  if address !~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' or length(address) > 254 then
    perform private.refuse('email_invalid', 'An address looks like name@example.com.');
  end if;
  if not exists (select from public.roles r where r.id = invite_member.role) then
    perform private.refuse('role_not_found', 'No role with this id.', 'PT404');
  end if;
  if private.role_exceeds_own(invite_member.role) then return private.exceeding('invite_member'); end if;
  if exists (select from public.members m where lower(m.email) = address) then
    perform private.refuse('member_exists', 'Somebody with this address is on the team, perhaps deactivated.', 'PT409');
  end if;
  teams := coalesce(array_remove(invite_member.teams, null), '{}');
  if (select count(*) from public.teams t where t.id = any (teams) and t.archived_at is null) <> cardinality(teams) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if private.my_scope() <> 'all' and not teams <@ private.my_team_ids() then return private.exceeding('invite_member'); end if;
  update public.invitations i set withdrawn_at = now()
  where i.email = address and i.accepted_at is null and i.withdrawn_at is null and i.expires_at <= now();
  insert into public.invitations (email, role_id, team_ids, invited_by) values (address, invite_member.role, teams, me)
  on conflict do nothing returning * into made;
  if made.id is null then
    perform private.refuse('invitation_exists', 'This address has an open invitation: send that one again.', 'PT409');
  end if;
  perform private.enqueue('members/mail-invitation', jsonb_build_object('invitation_id', made.id), made.id::text);
  perform private.audit('member_invited', 'invitation', made.id, jsonb_build_object('email', made.email, 'role_id', made.role_id));
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."invite_member"(text, uuid, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.issue_invitation_token (
  invitation uuid
)
  RETURNS text
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  token text := encode(extensions.gen_random_bytes(32), 'hex');
  open public.invitations;
begin
  select i.* into open from public.invitations i
  where i.id = issue_invitation_token.invitation and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now() for update;
  if open.id is null then return null; end if;
  insert into private.invitation_tokens as t (invitation_id, token_hash) values (open.id, sha256(convert_to(token, 'UTF8')))
  on conflict (invitation_id) do update set token_hash = excluded.token_hash, made_at = now();
  update public.invitations i set sent_at = now() where i.id = open.id;
  return token;
end
$function$;

REVOKE ALL ON FUNCTION "public"."issue_invitation_token"(uuid) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.load_overview()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  mine uuid[] := private.supervised_team_ids();
begin
  return jsonb_build_object('at', now(), 'teams', (
    select coalesce(jsonb_agg(jsonb_build_object(
      'id', t.id, 'name', t.name, 'routing', t.routing,
      'waiting', w.waiting, 'oldest_waiting_since', w.oldest,
      'assigned_last_hour', private.drain_per_hour(t.id), 'drain_per_hour', private.drain_per_hour(t.id),
      'is_open', private.team_is_open(t.id, now()),
      'opens_at', case when not private.team_is_open(t.id, now()) then private.team_opens_at(t.id, now()) end,
      'alert_queue_length', t.alert_queue_length, 'alert_oldest_minutes', t.alert_oldest_minutes,
      'alerts', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'value', a.value, 'raised_at', a.raised_at) order by a.raised_at), '[]')
        from public.load_alerts a where a.team_id = t.id and a.cleared_at is null),
      'members', (select coalesce(jsonb_agg(jsonb_build_object(
          'id', m.id, 'name', m.name, 'is_primary', a.is_primary, 'availability', m.availability, 'source', m.availability_source,
          'since', m.availability_since, 'open', a.open_count, 'capacity', a.capacity, 'team_open', a.team_open_count,
          'team_capacity', a.team_capacity, 'seen_at', p.seen_at) order by a.is_primary desc, m.name), '[]')
        from private.agents a join public.members m on m.id = a.member_id and m.deactivated_at is null
        left join public.member_presence p on p.member_id = m.id
        where a.team_id = t.id)) order by t.name), '[]')
    from public.teams t
    cross join lateral (
      select count(*) as waiting, min(coalesce(c.waiting_since, c.queued_at)) as oldest from public.conversations c
      where c.team_id = t.id and c.assignee_id is null and c.status = 'open') w
    where t.id = any (mine)));
end
$function$;

REVOKE ALL ON FUNCTION "public"."load_overview"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.load_trend (
  team uuid,
  day  date,
  zone text DEFAULT 'UTC'::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  mine uuid[] := private.supervised_team_ids();
begin
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = zone) then
    perform private.refuse('time_zone_unknown', 'No time zone of this name.', 'PT400');
  end if;
  return (
    select coalesce(jsonb_agg(to_jsonb(b) order by b.at), '[]') from (
      select m.at, sum(m.waiting)::integer as waiting, max(m.oldest_seconds) as oldest_seconds, sum(m.assigned)::integer as assigned,
        sum(m.online)::integer as online, sum(m.open)::integer as open, sum(m.capacity)::integer as capacity
      from (
        select s.team_id, date_bin('5 minutes', s.sampled_at, timestamptz '2026-01-01 00:00Z') as at,
          max(s.waiting) as waiting, max(s.oldest_seconds) as oldest_seconds, sum(s.assigned) as assigned,
          max(s.online) as online, max(s.open) as open, max(s.capacity) as capacity
        from public.load_samples s
        where s.team_id = any (mine) and (load_trend.team is null or s.team_id = load_trend.team)
          and s.sampled_at >= load_trend.day::timestamp at time zone zone
          and s.sampled_at < (load_trend.day + 1)::timestamp at time zone zone
        group by 1, 2) m
      group by m.at) b);
end
$function$;

REVOKE ALL ON FUNCTION "public"."load_trend"(uuid, date, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.mark_read (
  conversation uuid,
  seq          bigint
)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  kind public.actor_kind := 'member';
  known bigint;
  marked bigint;
begin
  if me is null then
    me := private.contact_id();
    kind := 'contact';
  end if;
  perform private.refuse_viewing_as();
  if me is null or not private.can_see_conversation(mark_read.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  update public.mentions m set seen_at = now()
  where m.conversation_id = mark_read.conversation and m.member_id = me and m.seen_at is null and m.withdrawn_at is null;
  -- greatest() and least() pass over nulls: without the coalesce no seq would mean "everything".
  select least(greatest(coalesce(mark_read.seq, 0), 0), c.last_seq) into known from public.conversations c where c.id = mark_read.conversation;
  insert into public.read_marks as r (conversation_id, reader_id, reader_kind, last_read_seq)
  values (mark_read.conversation, me, kind, known)
  on conflict on constraint read_marks_pkey do update
    set last_read_seq = excluded.last_read_seq, read_at = now()
    where r.last_read_seq < excluded.last_read_seq
  returning r.last_read_seq into marked;
  return coalesce(marked, (
    select r.last_read_seq from public.read_marks r
    where r.conversation_id = mark_read.conversation and r.reader_id = me));
end
$function$;

CREATE OR REPLACE FUNCTION public.message_history (
  conversation uuid,
  seq          bigint
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('read_deleted');
begin
  if not private.can_see_conversation(message_history.conversation) or not exists (
    select from public.messages m where m.conversation_id = message_history.conversation and m.seq = message_history.seq
  ) then
    perform private.refuse('message_not_found', 'No message with this number here.', 'PT404');
  end if;
  insert into private.ledger_readings as l (member_id, conversation_id, seq)
  values (me, message_history.conversation, message_history.seq)
  on conflict on constraint ledger_readings_pkey do update set read_at = now();
  perform private.audit('deleted_text_read', 'conversation', message_history.conversation, jsonb_build_object('seq', message_history.seq));
  return jsonb_build_object(
    'entries', (select coalesce(jsonb_agg(jsonb_build_object(
        'revision', r.revision, 'change', r.change, 'body', case when r.erased_at is null then r.body end,
        'changed_by', r.changed_by, 'changed_at', r.changed_at) order by r.revision), '[]')
      from public.message_revisions r
      where r.conversation_id = message_history.conversation and r.seq = message_history.seq),
    'attachments', (select coalesce(jsonb_agg(jsonb_build_object(
        'id', a.id, 'name', a.name, 'content_type', a.content_type, 'bytes', a.bytes) order by a.created_at, a.id), '[]')
      from public.attachments a
      where a.conversation_id = message_history.conversation and a.message_seq = message_history.seq));
end
$function$;

REVOKE ALL ON FUNCTION "public"."message_history"(uuid, bigint) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.move_conversation (
  conversation uuid,
  team         uuid,
  note         text DEFAULT NULL::text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(move_conversation.conversation);
begin
  if locked.team_id is not distinct from team then return; end if;
  if not exists (select from public.teams t where t.id = team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  perform private.leave_note(locked.id, move_conversation.note);
  update public.conversations c set team_id = team, assignee_id = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_moved', 'member', me,
    jsonb_build_object('team_id', team, 'from_team_id', locked.team_id, 'from_member_id', locked.assignee_id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."move_conversation"(uuid, uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.my_topics()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return jsonb_build_object(
    -- The personal topic has no epoch, and a viewing ends: who views as a member hears on another one.
    'member', case when private.is_viewing_as() then 'viewing:' || (private.claims() ->> 'view_as_session_id') else 'member:' || me end,
    'lists', case
      when private.my_scope() = 'all' then jsonb_build_array(private.inbox_topic())
      else (select coalesce(jsonb_agg(l.topic), '[]') from (
        select private.team_topic(t) from unnest(private.my_visible_team_ids()) t
        union all
        select private.unassigned_topic(t) from unnest(private.my_unassigned_team_ids()) t) l (topic)) end,
    'load', case when private.has_permission('read_load') then private.load_topic() end);
end
$function$;

CREATE OR REPLACE FUNCTION public.password_verification_attempt (
  event jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  account uuid := private.uuid_or_null(event ->> 'user_id');
begin
  insert into public.audit_entries (kind, actor_kind, actor_id)
  values (
    case when (event ->> 'valid')::boolean then 'sign_in_succeeded' else 'sign_in_failed' end,
    case when exists (select from public.members m where m.id = account) then 'member' else 'anonymous' end, account);
  return '{"decision": "continue"}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."password_verification_attempt"(jsonb) FROM PUBLIC, "anon", "authenticated", "service_role";

CREATE OR REPLACE FUNCTION public.preview_role (
  scope           public.access_scope,
  sees_unassigned boolean,
  member          uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SET search_path TO ''
  AS $function$
declare
  counted_to constant integer := 200000;
  as_member text := jsonb_build_object('sub', preview_role.member, 'role', 'authenticated')::text;
  seen uuid[];
  today bigint;
  later bigint;
  kept bigint;
begin
  if private.admin('manage_roles', 'preview_role') is null then return private.refused(); end if;
  if not exists (select from public.members m where m.id = preview_role.member and m.deactivated_at is null) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  begin
    perform private.pretend_role(preview_role.member, preview_role.scope, preview_role.sees_unassigned);
    perform set_config('request.jwt.claims', as_member, true);
    seen := array(select c.id from public.conversations c limit counted_to);
    raise exception using errcode = 'OTK01', message = 'the preview ends here';
  exception when sqlstate 'OTK01' then null;
  end;
  later := cardinality(seen);
  begin
    perform set_config('request.jwt.claims', as_member, true);
    select count(*), count(s.id) into today, kept
    from (select c.id from public.conversations c limit counted_to) c left join unnest(seen) s (id) on s.id = c.id;
    raise exception using errcode = 'OTK01', message = 'the preview ends here';
  exception when sqlstate 'OTK01' then null;
  end;
  return jsonb_build_object('member_id', preview_role.member, 'today', today, 'then', later,
    'gained', case when greatest(today, later) < counted_to then later - kept end,
    'lost', case when greatest(today, later) < counted_to then today - kept end,
    'capped', greatest(today, later) = counted_to);
end
$function$;

REVOKE ALL ON FUNCTION "public"."preview_role"(public.access_scope, boolean, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.preview_routing_formula (
  weights jsonb,
  team    uuid    DEFAULT NULL::uuid,
  rows    integer DEFAULT 20
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  today public.routing_formula;
  proposed public.routing_formula;
  scope public.access_scope := private.my_scope();
  -- All of them wait: who sees the unassigned of a team sees them.
  mine uuid[] := private.my_visible_team_ids() || private.my_unassigned_team_ids();
begin
  perform private.require_reading('manage_routing');
  select f.* into today from public.routing_formula f;
  proposed := private.formula_of(weights);
  return (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.place_then), '[]') from (
      select w.id as conversation_id, w.number, w.contact_name, w.team_id, w.waiting_since,
        row_number() over (partition by w.team_id order by w.queue_score desc, w.id) as place_now,
        row_number() over (partition by w.team_id order by private.queue_score(w, proposed) desc, w.id) as place_then,
        private.points(private.score_parts(w, today, now())) as score_now,
        private.points(private.score_parts(w, proposed, now())) as score_then,
        to_jsonb(private.score_parts(w, proposed, now())) as parts_then
      from public.conversations w
      where w.assignee_id is null and w.status = 'open' and w.team_id is not null
        and (preview_routing_formula.team is null or w.team_id = preview_routing_formula.team)
        and (scope = 'all' or w.team_id = any (mine))
      limit 2000) r
    where least(r.place_now, r.place_then) <= least(greatest(coalesce(rows, 20), 1), 200));
end
$function$;

REVOKE ALL ON FUNCTION "public"."preview_routing_formula"(jsonb, uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.queue_jobs (
  queue     text,
  state     text,
  page_size integer DEFAULT 50
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  place text := case when state = 'dead' then queue || '/dead' else queue end;
begin
  perform private.require_reading('manage_queues');
  if not exists (select from pgboss.queue q where q.name = place and q.name not like '\_\_pgboss%') then
    perform private.refuse('queue_not_found', 'No queue with this name.', 'PT404');
  end if;
  return (
    select coalesce(jsonb_agg(to_jsonb(r) order by r.created_at desc), '[]') from (
      select j.id, j.name as queue, queue_jobs.state as state, j.data as payload, j.created_on as created_at, j.start_after as run_at,
        j.started_on as started_at, j.completed_on as completed_at, j.retry_count, j.retry_limit,
        left(coalesce(j.output ->> 'message', j.source_output ->> 'message'), 500) as error
      from pgboss.job j
      where j.name = place and case queue_jobs.state
        when 'waiting' then j.state = 'created' and j.start_after <= now()
        when 'deferred' then j.state = 'created' and j.start_after > now()
        when 'active' then j.state = 'active'
        when 'retrying' then j.state = 'retry'
        when 'failed' then j.state = 'failed'
        when 'completed' then j.state = 'completed'
        when 'dead' then j.state < 'active' else false end
      order by j.created_on desc limit least(greatest(coalesce(page_size, 50), 1), 200)) r);
end
$function$;

REVOKE ALL ON FUNCTION "public"."queue_jobs"(text, text, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.queue_overview()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.require_reading('manage_queues');
  return (
    select coalesce(jsonb_agg(jsonb_build_object('name', q.name,
      'waiting', coalesce(j.waiting, 0), 'deferred', coalesce(j.deferred, 0), 'active', coalesce(j.active, 0), 'retrying', coalesce(j.retrying, 0),
      'failed', coalesce(j.failed, 0), 'dead', (select count(*) from pgboss.job d where d.name = q.dead_letter and d.state < 'active'),
      'oldest_seconds', j.oldest, 'completed_last_hour', coalesce(j.completed, 0)) order by q.name), '[]')
    from pgboss.queue q
    left join lateral (
      select count(*) filter (where w.state = 'created' and w.start_after <= now()) as waiting,
        count(*) filter (where w.state = 'created' and w.start_after > now()) as deferred,
        count(*) filter (where w.state = 'active') as active,
        count(*) filter (where w.state = 'retry') as retrying,
        count(*) filter (where w.state = 'failed') as failed,
        count(*) filter (where w.state = 'completed' and w.completed_on > now() - interval '1 hour') as completed,
        extract(epoch from now() - min(w.start_after) filter (where w.state = 'created' and w.start_after <= now()))::integer as oldest
      from pgboss.job w where w.name = q.name) j on true
    where q.name not like '\_\_pgboss%' and q.name not like '%/dead');
end
$function$;

REVOKE ALL ON FUNCTION "public"."queue_overview"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.reactivate_member (
  member uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked public.members;
begin
  if private.admin('manage_members', 'reactivate_member') is null then return private.refused(); end if;
  locked := private.lock_member(reactivate_member.member);
  if private.role_exceeds_own(locked.role_id) then return private.exceeding('reactivate_member'); end if;
  update public.members m set deactivated_at = null where m.id = locked.id and m.deactivated_at is not null;
  return (select to_jsonb(m) from public.members m where m.id = locked.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."reactivate_member"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.record_export (
  what    text,
  filters jsonb DEFAULT '{}'::jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('export', 'record_export') is null then return private.refused(); end if;
  if record_export.what is distinct from 'audit' then
    perform private.refuse('export_not_found', 'What can be exported: audit.', 'PT404');
  end if;
  perform private.audit('exported', null, null, jsonb_build_object('what', record_export.what, 'filters', coalesce(record_export.filters, '{}')));
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."record_export"(text, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.register_attachment (
  conversation uuid,
  name         text,
  content_type text,
  bytes        bigint
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := coalesce(private.member_id(), private.contact_id());
  made public.attachments;
begin
  perform private.refuse_viewing_as();
  if me is null or not private.can_see_conversation(register_attachment.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if register_attachment.bytes > 26214400 then
    perform private.refuse('file_too_large', 'At most 25 MiB.', 'PT413');
  end if;
  insert into public.attachments (conversation_id, uploader_kind, uploader_id, name, content_type, bytes)
  values (register_attachment.conversation, case when private.member_id() is null then 'contact'::public.actor_kind else 'member' end,
    me, register_attachment.name, register_attachment.content_type, register_attachment.bytes)
  returning * into made;
  return jsonb_build_object('id', made.id, 'path', made.conversation_id || '/' || made.id || '/' || made.name);
end
$function$;

CREATE OR REPLACE FUNCTION public.remove_role (
  role        uuid,
  replacement uuid DEFAULT NULL::uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_roles', 'remove_role') is null then return private.refused(); end if;
  if not exists (select from public.roles r where r.id = remove_role.role)
    or (remove_role.replacement is not null
      and not exists (select from public.roles r where r.id = remove_role.replacement and r.id <> remove_role.role)) then
    perform private.refuse('role_not_found', 'No role with this id.', 'PT404');
  end if;
  if private.role_exceeds_own(remove_role.role) or private.role_exceeds_own(remove_role.replacement) then
    return private.exceeding('remove_role');
  end if;
  if remove_role.replacement is null and (
    exists (select from public.members m where m.role_id = remove_role.role)
    or exists (select from public.invitations i where i.role_id = remove_role.role and i.accepted_at is null and i.withdrawn_at is null)
  ) then
    perform private.refuse('role_in_use', 'Members hold this role or are invited to it. Say which role they get instead.', 'PT409');
  end if;
  update public.members m set role_id = remove_role.replacement where m.role_id = remove_role.role;
  update public.invitations i set role_id = remove_role.replacement where i.role_id = remove_role.role;
  delete from public.roles r where r.id = remove_role.role;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."remove_role"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.reopen_conversation (
  conversation uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('close');
  locked public.conversations := private.lock_conversation(reopen_conversation.conversation);
begin
  if locked.status = 'open' then return; end if;
  perform private.bring_back(locked, case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
    'by_hand', 'member', me, '{}', true);
end
$function$;

CREATE OR REPLACE FUNCTION public.resend_invitation (
  invitation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  resent public.invitations;
begin
  if private.admin('manage_members', 'resend_invitation') is null then return private.refused(); end if;
  resent := private.open_invitation(resend_invitation.invitation);
  if private.role_exceeds_own(resent.role_id) then return private.exceeding('resend_invitation'); end if;
  delete from private.invitation_tokens t where t.invitation_id = resent.id;
  update public.invitations i set expires_at = now() + interval '7 days', sent_at = null where i.id = resent.id returning * into resent;
  perform private.enqueue('members/mail-invitation', jsonb_build_object('invitation_id', resent.id), resent.id::text);
  perform private.audit('invitation_resent', 'invitation', resent.id, jsonb_build_object('email', resent.email));
  return to_jsonb(resent);
end
$function$;

REVOKE ALL ON FUNCTION "public"."resend_invitation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.restore_message (
  conversation uuid,
  seq          bigint,
  revision     integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('restore_messages');
  line public.message_revisions;
begin
  if private.can_see_conversation(restore_message.conversation) then
    select r.* into line from public.message_revisions r
    where r.conversation_id = restore_message.conversation and r.seq = restore_message.seq and r.revision = restore_message.revision;
  end if;
  if line.entry is null then
    perform private.refuse('revision_not_found', 'The ledger has no such earlier text.', 'PT404');
  elsif line.erased_at is not null or line.change = 'erased' then
    perform private.refuse('revision_erased', 'This text was erased for ever.', 'PT409');
  end if;
  return private.revise_message(line.conversation_id, line.seq, 'restored', line.body);
end
$function$;

REVOKE ALL ON FUNCTION "public"."restore_message"(uuid, bigint, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.retry_job (
  queue text,
  job   uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked pgboss.job;
  home text;
begin
  if private.admin('manage_queues', 'retry_job') is null then return private.refused(); end if;
  locked := private.lock_job(retry_job.queue, retry_job.job);
  -- A dead letter goes back to the queue it died in.
  home := coalesce((select q.name from pgboss.queue q where q.dead_letter = locked.name), locked.name);
  if locked.state in ('created', 'retry') and home = locked.name then
    update pgboss.job j set start_after = now() where j.name = locked.name and j.id = locked.id;
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), home);
  else
    perform private.enqueue(home, locked.data, locked.singleton_key);
    delete from pgboss.job j where j.name = locked.name and j.id = locked.id;
  end if;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."retry_job"(text, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.send_message (
  conversation uuid,
  client_id    uuid,
  body         text,
  attachments  uuid[] DEFAULT '{}'::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  author uuid := private.contact_id();
  kind public.actor_kind := 'contact';
  locked public.conversations;
  message public.messages;
begin
  if author is null then
    author := private.require_permission('reply');
    kind := 'member';
  end if;
  locked := private.lock_conversation(send_message.conversation);
  -- Files lie in the folder of the conversation they were uploaded to: with them it is reopened after all.
  if kind = 'contact' and coalesce(cardinality(send_message.attachments), 0) = 0 then
    locked := private.continuation(locked, send_message.client_id);
  end if;
  select m.* into message from public.messages m
  where m.conversation_id = locked.id and m.client_id = send_message.client_id;
  if message.seq is not null then
    if message.author_id is distinct from author then
      perform private.refuse('client_id_taken', 'Another author used this client_id here.', 'PT409');
    end if;
    return private.message_json(message);
  end if;
  -- Two statements: message_json is stable, and within one would not yet see the files just attached.
  message := private.add_message(locked, kind, author, send_message.client_id, send_message.body, send_message.attachments);
  return private.message_json(message);
end
$function$;

CREATE OR REPLACE FUNCTION public.set_availability (
  availability text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if set_availability.availability is null or set_availability.availability not in ('online', 'away', 'handing_over', 'offline') then
    perform private.refuse('availability_unknown', 'online, away, handing_over or offline.', 'PT400');
  end if;
  perform private.put_availability(me, set_availability.availability, 'self');
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_availability"(text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_member_availability (
  member       uuid,
  availability text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('read_load');
begin
  if set_member_availability.availability is null or set_member_availability.availability not in ('online', 'away', 'handing_over', 'offline') then
    perform private.refuse('availability_unknown', 'online, away, handing_over or offline.', 'PT400');
  end if;
  if not exists (
    select from public.members m where m.id = set_member_availability.member and m.deactivated_at is null
      and (m.id = me or private.my_scope() = 'all' or exists (
        select from public.team_members t where t.member_id = m.id and t.team_id = any (private.my_team_ids())))) then
    perform private.refuse('member_not_found', 'No active member of your teams with this id.', 'PT404');
  end if;
  perform private.put_availability(set_member_availability.member, set_member_availability.availability,
    case when set_member_availability.member = me then 'self' else 'supervisor' end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_member_availability"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_member_categories (
  member     uuid,
  categories uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  was uuid[];
begin
  if private.admin('manage_routing', 'set_member_categories') is null then return private.refused(); end if;
  if not exists (
    select from public.members m where m.id = set_member_categories.member and m.deactivated_at is null
      and (private.my_scope() = 'all' or exists (
        select from public.team_members t where t.member_id = m.id and t.team_id = any (private.my_team_ids())))) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  categories := coalesce(array_remove(set_member_categories.categories, null), '{}');
  if exists (select from unnest(categories) c where not exists (select from public.categories g where g.id = c)) then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  select array_agg(h.category_id) into was from public.member_categories h where h.member_id = set_member_categories.member;
  delete from public.member_categories h where h.member_id = set_member_categories.member and h.category_id <> all (categories);
  insert into public.member_categories (member_id, category_id)
  select set_member_categories.member, c from unnest(categories) c on conflict do nothing;
  perform private.audit('routing_changed', 'member', set_member_categories.member,
    jsonb_build_object('categories', jsonb_build_object('from', was, 'to', categories)));
  perform private.route_soon_for(set_member_categories.member);
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_member_categories"(uuid, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_priority (
  conversation uuid,
  priority     integer
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(set_priority.conversation);
begin
  if set_priority.priority is null or set_priority.priority not between -100 and 100 then
    perform private.refuse('priority_invalid', 'From -100 to 100.');
  end if;
  if locked.manual_priority = set_priority.priority then return; end if;
  update public.conversations c set manual_priority = set_priority.priority where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_priority_set', 'member', me,
    jsonb_build_object('priority', set_priority.priority, 'from', locked.manual_priority));
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_priority"(uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_team_hours (
  team      uuid,
  time_zone text,
  hours     jsonb DEFAULT '[]'::jsonb,
  holidays  jsonb DEFAULT '[]'::jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_routing', 'set_team_hours') is null then return private.refused(); end if;
  perform private.routed_team(set_team_hours.team);
  if not exists (select from pg_catalog.pg_timezone_names z where z.name = set_team_hours.time_zone) then
    perform private.refuse('time_zone_unknown', 'No time zone of this name.');
  end if;
  if private.hours_are_wrong(coalesce(hours, '[]'), coalesce(holidays, '[]')) then
    perform private.refuse('hours_invalid', 'Weekdays 1 to 7, opening before closing, no overlaps, days as YYYY-MM-DD, each once.');
  end if;
  update public.teams t set time_zone = set_team_hours.time_zone where t.id = set_team_hours.team;
  delete from public.team_hours h where h.team_id = set_team_hours.team;
  insert into public.team_hours (team_id, weekday, opens, closes)
  select set_team_hours.team, (h ->> 'weekday')::smallint, (h ->> 'opens')::time, (h ->> 'closes')::time
  from jsonb_array_elements(coalesce(hours, '[]')) h;
  delete from public.team_holidays o where o.team_id = set_team_hours.team;
  insert into public.team_holidays (team_id, day, name)
  select set_team_hours.team, (o ->> 'day')::date, left(coalesce(o ->> 'name', ''), 80) from jsonb_array_elements(coalesce(holidays, '[]')) o;
  perform private.audit('routing_changed', 'team', set_team_hours.team,
    jsonb_build_object('hours', jsonb_build_object('to', hours), 'holidays', jsonb_build_object('to', holidays), 'time_zone', jsonb_build_object('to', time_zone)));
  perform private.tell_places_soon(set_team_hours.team);
  return jsonb_build_object('time_zone', time_zone, 'hours', coalesce(hours, '[]'), 'holidays', coalesce(holidays, '[]'));
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_team_hours"(uuid, text, jsonb, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_team_member_capacity (
  team     uuid,
  member   uuid,
  capacity integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_routing', 'set_team_member_capacity') is null then return private.refused(); end if;
  perform private.routed_team(set_team_member_capacity.team);
  if set_team_member_capacity.capacity not between 0 and 500 then
    perform private.refuse('capacity_invalid', 'Between 0 and 500 open conversations.');
  end if;
  update public.team_members t set capacity = set_team_member_capacity.capacity
  where t.team_id = set_team_member_capacity.team and t.member_id = set_team_member_capacity.member;
  if not found then
    perform private.refuse('member_not_found', 'Not a member of this team.', 'PT404');
  end if;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_team_member_capacity"(uuid, uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_team_members (
  team              uuid,
  primary_members   uuid[],
  secondary_members uuid[] DEFAULT '{}'::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  firsts uuid[] := coalesce(array_remove(set_team_members.primary_members, null), '{}');
  everybody uuid[] := firsts || coalesce(array_remove(set_team_members.secondary_members, null), '{}');
begin
  if private.admin('manage_teams', 'set_team_members') is null then return private.refused(); end if;
  perform from public.teams t where t.id = set_team_members.team and t.archived_at is null for no key update;
  if not found then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  -- Membership opens conversations: nobody opens a team that is closed to himself.
  if private.my_scope() <> 'all' and set_team_members.team <> all (private.my_team_ids()) then
    return private.exceeding('set_team_members');
  end if;
  if exists (select from unnest(everybody) e where not exists (select from public.members m where m.id = e)) then
    perform private.refuse('member_not_found', 'No member with this id.', 'PT404');
  end if;
  delete from public.team_members m where m.team_id = set_team_members.team and m.member_id <> all (everybody);
  insert into public.team_members as m (team_id, member_id, is_primary)
  select set_team_members.team, e, e = any (firsts) from (select distinct unnest(everybody) e) e
  on conflict (team_id, member_id) do update set is_primary = excluded.is_primary where m.is_primary <> excluded.is_primary;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_team_members"(uuid, uuid[], uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_urgent_at (
  conversation uuid,
  urgent_at    timestamp with time zone
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  is_back_office boolean := coalesce(private.claims() ->> 'role' = 'service_role', false);
  me uuid;
  locked public.conversations;
begin
  if is_back_office then
    select c.* into locked from public.conversations c where c.id = set_urgent_at.conversation for no key update;
    if locked.id is null then
      perform private.refuse('conversation_not_found', 'No conversation with this id.', 'PT404');
    end if;
  else
    me := private.require_permission('assign');
    locked := private.lock_conversation(set_urgent_at.conversation);
  end if;
  if locked.urgent_at is not distinct from set_urgent_at.urgent_at then return; end if;
  update public.conversations c set urgent_at = set_urgent_at.urgent_at where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_urgency_set',
    case when is_back_office then 'system' else 'member' end::public.actor_kind, me, jsonb_build_object('urgent_at', set_urgent_at.urgent_at));
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_urgent_at"(uuid, timestamp WITH time zone) FROM PUBLIC, "anon";

CREATE OR REPLACE FUNCTION public.snooze_conversation (
  conversation uuid,
  until        timestamp with time zone DEFAULT NULL::timestamp WITH time zone,
  reason       text                     DEFAULT ''::text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('close');
  locked public.conversations := private.lock_conversation(snooze_conversation.conversation);
begin
  if locked.status = 'closed' then
    perform private.refuse('conversation_closed', 'A closed conversation sleeps already.', 'PT409');
  end if;
  if until <= clock_timestamp() then
    perform private.refuse('until_in_past', 'It would wake at once.', 'PT400');
  end if;
  if length(reason) > 200 then
    perform private.refuse('reason_too_long', 'At most 200 characters.', 'PT400');
  end if;
  if locked.status = 'snoozed' and locked.snoozed_until is not distinct from until
    and locked.snooze_reason = coalesce(reason, '') then return; end if;
  update public.conversations c
  set status = 'snoozed', snoozed_until = until, snoozed_by = me, snooze_reason = coalesce(snooze_conversation.reason, '')
  where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_snoozed', 'member', me,
    jsonb_build_object('until', until, 'reason', coalesce(snooze_conversation.reason, '')));
end
$function$;

REVOKE ALL ON FUNCTION "public"."snooze_conversation"(uuid, timestamp WITH time zone, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.start_view_as (
  member uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.admin('view_as', 'start_view_as');
  session public.view_as_sessions;
  their_role uuid;
begin
  if me is null then return private.refused(); end if;
  if member = me then
    perform private.refuse('view_as_self', 'You see the desk as yourself already.');
  end if;
  select m.role_id into their_role from public.members m where m.id = start_view_as.member and m.deactivated_at is null;
  if their_role is null then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  if private.role_exceeds_own(their_role) then
    perform private.note_refusal('start_view_as', jsonb_build_object('reason', 'view_as_exceeds_own', 'member_id', start_view_as.member));
    return private.refused('view_as_exceeds_own', 'This member is allowed more, or sees further, than you.');
  end if;
  insert into public.view_as_sessions (viewer_id, member_id) values (me, start_view_as.member) returning * into session;
  perform private.audit('view_as_started', 'member', session.member_id, jsonb_build_object('view_as_session_id', session.id));
  return jsonb_build_object('view_as_session_id', session.id, 'member_id', session.member_id, 'expires_at', session.expires_at);
end
$function$;

REVOKE ALL ON FUNCTION "public"."start_view_as"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.unassign_conversation (
  conversation uuid,
  note         text DEFAULT NULL::text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(unassign_conversation.conversation);
begin
  if locked.assignee_id is null then return; end if;
  perform private.leave_note(locked.id, unassign_conversation.note);
  update public.conversations c set assignee_id = null, passed_by = locked.assignee_id where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_unassigned', 'member', me,
    jsonb_build_object('from_member_id', locked.assignee_id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."unassign_conversation"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_inbox (
  inbox            uuid,
  name             text,
  team             uuid,
  greetings        jsonb,
  deleted_messages text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.inboxes;
begin
  if private.admin('manage_inboxes', 'update_inbox') is null then return private.refused(); end if;
  if length(btrim(coalesce(update_inbox.name, ''))) not between 1 and 60 then
    perform private.refuse('inbox_name_empty', 'An inbox has a name of 1 to 60 characters.');
  end if;
  if not exists (select from public.teams t where t.id = update_inbox.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if coalesce(update_inbox.deleted_messages, '') not in ('tombstone', 'hidden') then
    perform private.refuse('deleted_messages_unknown', 'Customers see a tombstone or nothing: tombstone, hidden.');
  end if;
  if jsonb_typeof(update_inbox.greetings) is distinct from 'object' or exists (
    select from jsonb_each(update_inbox.greetings) g
    where g.key not in ('ru', 'en') or jsonb_typeof(g.value) <> 'string' or length(g.value #>> '{}') > 500
  ) then
    perform private.refuse('greeting_invalid', 'A greeting per language (ru, en), of at most 500 characters.');
  end if;
  -- What arrives in an inbox is seen by its team: nobody leads it from, or to, a team that is closed to himself.
  if private.my_scope() <> 'all' and exists (
    select from public.inboxes i
    where i.id = update_inbox.inbox and i.team_id <> update_inbox.team and not array[i.team_id, update_inbox.team] <@ private.my_team_ids()
  ) then
    return private.exceeding('update_inbox');
  end if;
  update public.inboxes i set name = btrim(update_inbox.name), team_id = update_inbox.team,
    greetings = update_inbox.greetings, deleted_messages = update_inbox.deleted_messages
  where i.id = update_inbox.inbox and i.archived_at is null returning * into changed;
  if changed.id is null then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_inbox"(uuid, text, uuid, jsonb, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_inbox_reopening (
  inbox   uuid,
  minutes integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_routing', 'update_inbox_reopening') is null then return private.refused(); end if;
  if minutes is null or minutes not between 0 and 527040 then
    perform private.refuse('reopening_invalid', 'From 0 minutes to a year.');
  end if;
  update public.inboxes i set reopen_within = make_interval(mins => minutes) where i.id = update_inbox_reopening.inbox;
  if not found then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  perform private.audit('routing_changed', 'inbox', update_inbox_reopening.inbox, jsonb_build_object('reopen_minutes', jsonb_build_object('to', minutes)));
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_inbox_reopening"(uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_member (
  member   uuid,
  name     text,
  role     uuid,
  capacity integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked public.members;
begin
  if private.admin('manage_members', 'update_member') is null then return private.refused(); end if;
  locked := private.lock_member(update_member.member);
  if not exists (select from public.roles r where r.id = update_member.role) then
    perform private.refuse('role_not_found', 'No role with this id.', 'PT404');
  end if;
  if private.role_exceeds_own(locked.role_id) or private.role_exceeds_own(update_member.role) then
    return private.exceeding('update_member');
  end if;
  if length(btrim(coalesce(update_member.name, ''))) not between 1 and 80 then
    perform private.refuse('member_name_empty', 'A member has a name of 1 to 80 characters.');
  end if;
  if update_member.capacity is null or update_member.capacity not between 0 and 500 then
    perform private.refuse('capacity_invalid', 'Between 0 and 500 open conversations.');
  end if;
  update public.members m set name = btrim(update_member.name), role_id = update_member.role, capacity = update_member.capacity
  where m.id = locked.id returning * into locked;
  return to_jsonb(locked);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_member"(uuid, text, uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_role (
  role            uuid,
  name            text,
  scope           public.access_scope,
  permissions     text[],
  sees_unassigned boolean             DEFAULT false
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.roles;
begin
  if private.admin('manage_roles', 'update_role') is null then return private.refused(); end if;
  perform private.checked_role(update_role.name, update_role.permissions, update_role.role);
  if private.exceeds_own(update_role.permissions, update_role.scope, update_role.sees_unassigned) or private.role_exceeds_own(update_role.role) then
    return private.exceeding('update_role');
  end if;
  update public.roles r set name = btrim(update_role.name), scope = update_role.scope, permissions = update_role.permissions,
    sees_unassigned = update_role.scope = 'assigned' and coalesce(update_role.sees_unassigned, false)
  where r.id = update_role.role returning * into changed;
  if changed.id is null then
    perform private.refuse('role_not_found', 'No role with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_role"(uuid, text, public.access_scope, text[], boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_routing_formula (
  weights jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.admin('manage_routing', 'update_routing_formula');
  was jsonb;
  formula public.routing_formula;
begin
  if me is null then return private.refused(); end if;
  select to_jsonb(f) into was from public.routing_formula f for update;
  formula := private.formula_of(weights);
  update public.routing_formula f set category_priority = formula.category_priority, manual_priority = formula.manual_priority,
    company_importance = formula.company_importance, per_minute_waiting = formula.per_minute_waiting, urgency = formula.urgency,
    urgency_horizon_hours = formula.urgency_horizon_hours, updated_at = now(), updated_by = me
  returning f.* into formula;
  perform private.rescore();
  perform private.audit('routing_changed', 'formula', null, private.changed_columns(was, to_jsonb(formula),
    array['category_priority', 'manual_priority', 'company_importance', 'per_minute_waiting', 'urgency', 'urgency_horizon_hours']));
  perform private.tell_places_soon(t.id) from public.teams t where t.archived_at is null;
  return to_jsonb(formula);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_routing_formula"(jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_team (
  team uuid,
  name text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.teams;
begin
  if private.admin('manage_teams', 'update_team') is null then return private.refused(); end if;
  update public.teams t set name = private.checked_team_name(update_team.name, t.id)
  where t.id = update_team.team and t.archived_at is null returning * into changed;
  if changed.id is null then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_team"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_team_routing (
  team                 uuid,
  routing              text,
  alert_queue_length   integer DEFAULT NULL::integer,
  alert_oldest_minutes integer DEFAULT NULL::integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.teams;
  was jsonb;
begin
  if private.admin('manage_routing', 'update_team_routing') is null then return private.refused(); end if;
  was := to_jsonb(private.routed_team(update_team_routing.team));
  if coalesce(update_team_routing.routing, '') not in ('balanced', 'round_robin', 'manual') then
    perform private.refuse('routing_unknown', 'balanced, round_robin or manual.');
  end if;
  if update_team_routing.alert_queue_length not between 1 and 100000 or update_team_routing.alert_oldest_minutes not between 1 and 10080 then
    perform private.refuse('threshold_invalid', 'From 1; the queue to 100000, minutes to 10080.');
  end if;
  update public.teams t set routing = update_team_routing.routing, alert_queue_length = update_team_routing.alert_queue_length,
    alert_oldest_minutes = update_team_routing.alert_oldest_minutes
  where t.id = update_team_routing.team returning * into changed;
  perform private.audit('routing_changed', 'team', changed.id,
    private.changed_columns(was, to_jsonb(changed), array['routing', 'alert_queue_length', 'alert_oldest_minutes']));
  perform private.route_soon(changed.id);
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_team_routing"(uuid, text, integer, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.verify_ledger()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('read_audit');
  head public.message_revisions;
  broken bigint;
begin
  select r.* into head from public.message_revisions r order by r.entry desc limit 1;
  select min(checked.entry) into broken from (
    select r.entry,
      r.entry = row_number() over chain
        and r.previous_hash = coalesce(lag(r.hash) over chain, '\x00')
        and r.hash = private.ledger_hash(r)
        and (r.erased_at is not null or r.text_hash = private.ledger_text_hash(r.salt, r.body, r.files)) as holds
    from public.message_revisions r window chain as (order by r.entry)) checked
  where not checked.holds;
  return jsonb_build_object('entries', coalesce(head.entry, 0), 'head', encode(head.hash, 'hex'), 'broken_entry', broken);
end
$function$;

REVOKE ALL ON FUNCTION "public"."verify_ledger"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.view_counts()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  scope public.access_scope := private.my_scope();
  teams uuid[] := private.my_visible_team_ids();
  mentioned uuid[] := private.my_mentioned_conversation_ids();
  unassigned_of uuid[] := private.my_unassigned_team_ids();
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return jsonb_build_object(
    'mine', (select count(*) from (select from public.conversations c
      where c.assignee_id = me and c.status = 'open' limit 100) n),
    'mentions', (select count(*) from (select from public.mentions m
      where m.member_id = me and m.seen_at is null and m.withdrawn_at is null group by m.conversation_id limit 100) n),
    'unassigned', (select count(*) from (select from public.conversations c
      where c.assignee_id is null and c.status = 'open'
        and (case scope when 'all' then c.team_id is not null else c.team_id = any (teams) or c.team_id = any (unassigned_of) end or c.id = any (mentioned)) limit 100) n),
    'all', (select count(*) from (select from public.conversations c
      where c.status = 'open' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)
        or (c.assignee_id is null and c.team_id = any (unassigned_of))) limit 100) n),
    'snoozed', (select count(*) from (select from public.conversations c
      where c.status = 'snoozed' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)
        or (c.assignee_id is null and c.team_id = any (unassigned_of))) limit 100) n),
    'closed', (select count(*) from (select from public.conversations c
      where c.status = 'closed' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)
        or (c.assignee_id is null and c.team_id = any (unassigned_of))) limit 100) n));
end
$function$;

CREATE OR REPLACE FUNCTION public.wake_conversation (
  conversation uuid,
  reason       text DEFAULT ''::text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  is_back_office boolean := coalesce(private.claims() ->> 'role' = 'service_role', false);
  me uuid;
  locked public.conversations;
begin
  if length(reason) > 200 then
    perform private.refuse('reason_too_long', 'At most 200 characters.', 'PT400');
  end if;
  if is_back_office then
    select c.* into locked from public.conversations c where c.id = wake_conversation.conversation for no key update;
    if locked.id is null then
      perform private.refuse('conversation_not_found', 'No conversation with this id.', 'PT404');
    end if;
  else
    me := private.require_permission('close');
    locked := private.lock_conversation(wake_conversation.conversation);
  end if;
  if locked.status <> 'snoozed' then return; end if;
  perform private.bring_back(locked, 'conversation_woken', case when is_back_office then 'back_office' else 'by_hand' end,
    case when is_back_office then 'system' else 'member' end::public.actor_kind, me,
    jsonb_build_object('words', coalesce(wake_conversation.reason, '')), not is_back_office);
end
$function$;

REVOKE ALL ON FUNCTION "public"."wake_conversation"(uuid, text) FROM PUBLIC, "anon";

CREATE OR REPLACE FUNCTION public.withdraw_invitation (
  invitation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  withdrawn public.invitations;
begin
  if private.admin('manage_members', 'withdraw_invitation') is null then return private.refused(); end if;
  withdrawn := private.open_invitation(withdraw_invitation.invitation);
  update public.invitations i set withdrawn_at = now() where i.id = withdrawn.id;
  perform private.audit('invitation_withdrawn', 'invitation', withdrawn.id, jsonb_build_object('email', withdrawn.email));
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."withdraw_invitation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.withdraw_mention (
  conversation uuid,
  member       uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  locked public.conversations;
  changed integer;
begin
  perform private.refuse_viewing_as();
  if me is null then perform private.require_permission('assign'); end if;
  locked := private.lock_conversation(withdraw_mention.conversation);
  if exists (
    select from public.mentions m
    where m.conversation_id = locked.id and m.member_id = withdraw_mention.member and m.withdrawn_at is null and m.mentioned_by <> me
  ) then
    perform private.require_permission('assign');
  end if;
  update public.mentions m set withdrawn_at = clock_timestamp()
  where m.conversation_id = locked.id and m.member_id = withdraw_mention.member and m.withdrawn_at is null;
  get diagnostics changed = row_count;
  if changed > 0 then
    perform private.record_event(locked.id, 'mention_withdrawn', 'member', me, jsonb_build_object('member_id', member));
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION public.write_note (
  conversation    uuid,
  client_id       uuid,
  body            text,
  mentioned       uuid[] DEFAULT '{}'::uuid[],
  mentioned_teams uuid[] DEFAULT '{}'::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  locked public.conversations := private.lock_conversation(write_note.conversation);
  note public.notes;
begin
  select n.* into note from public.notes n
  where n.conversation_id = locked.id and n.client_id = write_note.client_id;
  if note.id is not null then
    if note.author_id <> me then
      perform private.refuse('client_id_taken', 'Another author used this client_id here.', 'PT409');
    end if;
    return private.note_json(note);
  end if;
  if write_note.client_id is null then
    perform private.refuse('client_id_missing', 'A note needs the client''s own id.', 'PT400');
  end if;
  body := coalesce(write_note.body, '');
  if btrim(write_note.body, E' \t\r\n') = '' or length(write_note.body) > 20000 then
    perform private.refuse(case when length(write_note.body) > 20000 then 'message_too_long' else 'message_empty' end);
  end if;
  insert into public.notes (conversation_id, position, client_id, author_id, body)
  values (locked.id, locked.position + 1, write_note.client_id, me, write_note.body) returning * into note;
  insert into public.mentions (conversation_id, member_id, note_id, mentioned_by, team_id)
  select distinct on (m.id) locked.id, m.id, note.id, me, named.team_id
  from (
    select unnest(mentioned) as member_id, null::uuid as team_id
    union all
    select t.member_id, t.team_id from public.team_members t where t.team_id = any (mentioned_teams)
  ) named join public.members m on m.id = named.member_id
  -- Oneself not: whoever is moved off a conversation would go on seeing it.
  where m.id <> me and m.deactivated_at is null
  order by m.id, named.team_id nulls first;
  perform private.record_event(locked.id, 'note_written', 'member', me, '{}', null, note.id);
  perform private.record_event(locked.id, 'member_mentioned', 'member', me,
      jsonb_build_object('member_id', m.member_id), null, note.id)
  from public.mentions m where m.note_id = note.id and m.team_id is null;
  perform private.record_event(locked.id, 'team_mentioned', 'member', me,
      jsonb_build_object('team_id', m.team_id, 'member_ids', m.member_ids), null, note.id)
  from (select g.team_id, jsonb_agg(g.member_id) as member_ids from public.mentions g
    where g.note_id = note.id and g.team_id is not null group by g.team_id) m;
  return private.note_json(note);
end
$function$;

REVOKE ALL ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[]) FROM PUBLIC, "anon", "service_role";

ALTER TABLE "private"."ledger_readings"
  ADD CONSTRAINT "ledger_readings_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id);

ALTER TABLE "private"."member_loads"
  ADD CONSTRAINT "member_loads_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "private"."queue_departures"
  ADD CONSTRAINT "queue_departures_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "private"."team_loads"
  ADD CONSTRAINT "team_loads_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "private"."team_loads"
  ADD CONSTRAINT "team_loads_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "private"."told_places"
  ADD CONSTRAINT "told_places_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."availability_spans"
  ADD CONSTRAINT "availability_spans_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_erased_by_fkey" FOREIGN KEY (erased_by) REFERENCES public.members(id);

ALTER TABLE "public"."conversation_events"
  ADD CONSTRAINT "conversation_events_type_check"
    CHECK
    ((type = ANY (ARRAY['conversation_started'::text, 'message_sent'::text, 'message_edited'::text, 'message_deleted'::text, 'message_restored'::text, 'note_written'::text,
    'member_mentioned'::text,
    'team_mentioned'::text,
    'mention_withdrawn'::text,
    'contact_erased'::text,
    'conversation_assigned'::text,
    'conversation_unassigned'::text,
    'conversation_moved'::text,
    'conversation_closed'::text,
    'conversation_reopened'::text, 'conversation_snoozed'::text, 'conversation_woken'::text, 'conversation_priority_set'::text, 'conversation_urgency_set'::text])));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_continues_id_fkey" FOREIGN KEY (continues_id) REFERENCES public.conversations(id);

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_manual_priority_check" CHECK (((manual_priority >= '-100'::integer) AND (manual_priority <= 100)));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_passed_by_fkey" FOREIGN KEY (passed_by) REFERENCES public.members(id);

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_snooze_reason_check" CHECK ((length(snooze_reason) <= 200));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_snoozed_by_fkey" FOREIGN KEY (snoozed_by) REFERENCES public.members(id);

ALTER TABLE "public"."inboxes"
  ADD CONSTRAINT "inboxes_deleted_messages_check" CHECK ((deleted_messages = ANY (ARRAY['tombstone'::text, 'hidden'::text])));

ALTER TABLE "public"."inboxes"
  ADD CONSTRAINT "inboxes_reopen_within_check" CHECK ((reopen_within >= '00:00:00'::interval));

ALTER TABLE "public"."invitations"
  ADD CONSTRAINT "invitations_accepted_by_fkey" FOREIGN KEY (accepted_by) REFERENCES public.members(id);

ALTER TABLE "public"."invitations"
  ADD CONSTRAINT "invitations_invited_by_fkey" FOREIGN KEY (invited_by) REFERENCES public.members(id);

ALTER TABLE "private"."invitation_tokens"
  ADD CONSTRAINT "invitation_tokens_invitation_id_fkey" FOREIGN KEY (invitation_id) REFERENCES public.invitations(id) ON DELETE CASCADE;

ALTER TABLE "public"."invitations"
  ADD CONSTRAINT "invitations_role_id_fkey" FOREIGN KEY (role_id) REFERENCES public.roles(id);

ALTER TABLE "public"."load_alerts"
  ADD CONSTRAINT "load_alerts_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "public"."load_samples"
  ADD CONSTRAINT "load_samples_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "public"."member_categories"
  ADD CONSTRAINT "member_categories_category_id_fkey" FOREIGN KEY (category_id) REFERENCES public.categories(id) ON DELETE CASCADE;

ALTER TABLE "public"."member_categories"
  ADD CONSTRAINT "member_categories_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "public"."member_presence"
  ADD CONSTRAINT "member_presence_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "public"."members"
  ADD CONSTRAINT "members_availability_before_check" CHECK ((availability_before = ANY (ARRAY['online'::text, 'away'::text, 'handing_over'::text])));

ALTER TABLE "public"."members"
  ADD CONSTRAINT "members_availability_check" CHECK ((availability = ANY (ARRAY['online'::text, 'away'::text, 'handing_over'::text, 'offline'::text])));

ALTER TABLE "public"."members"
  ADD CONSTRAINT "members_availability_source_check" CHECK ((availability_source = ANY (ARRAY['self'::text, 'idle'::text, 'closed'::text, 'supervisor'::text])));

ALTER TABLE "public"."mentions"
  ADD CONSTRAINT "mentions_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id);

ALTER TABLE "public"."message_revisions"
  ADD CONSTRAINT "message_revisions_change_check" CHECK ((change = ANY (ARRAY['edited'::text, 'deleted'::text, 'restored'::text, 'erased'::text])));

ALTER TABLE "public"."message_revisions"
  ADD CONSTRAINT "message_revisions_entry_key" UNIQUE (entry);

ALTER TABLE "public"."message_revisions"
  ADD CONSTRAINT "message_revisions_salted" CHECK (((salt IS NULL) = (erased_at IS NOT NULL)));

ALTER TABLE "public"."routing_formula"
  ADD CONSTRAINT "routing_formula_updated_by_fkey" FOREIGN KEY (updated_by) REFERENCES public.members(id);

ALTER TABLE "public"."team_holidays"
  ADD CONSTRAINT "team_holidays_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "public"."team_hours"
  ADD CONSTRAINT "team_hours_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "public"."team_members"
  ADD CONSTRAINT "team_members_capacity_check" CHECK (((capacity >= 0) AND (capacity <= 500)));

ALTER TABLE "public"."teams"
  ADD CONSTRAINT "teams_alert_oldest_minutes_check" CHECK (((alert_oldest_minutes >= 1) AND (alert_oldest_minutes <= 10080)));

ALTER TABLE "public"."teams"
  ADD CONSTRAINT "teams_alert_queue_length_check" CHECK (((alert_queue_length >= 1) AND (alert_queue_length <= 100000)));

ALTER TABLE "public"."teams"
  ADD CONSTRAINT "teams_routing_check" CHECK ((routing = ANY (ARRAY['balanced'::text, 'round_robin'::text, 'manual'::text])));

ALTER TABLE "public"."view_as_sessions"
  ADD CONSTRAINT "view_as_sessions_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id);

ALTER TABLE "public"."view_as_sessions"
  ADD CONSTRAINT "view_as_sessions_viewer_id_fkey" FOREIGN KEY (viewer_id) REFERENCES public.members(id);

CREATE VIEW "private"."agents" WITH (security_invoker=true) AS  SELECT t.team_id,
    t.member_id,
    t.is_primary,
    m.availability,
    m.capacity,
    t.capacity AS team_capacity,
    l.open_count,
    l.last_assigned_at,
    o.open_count AS team_open_count,
    o.last_assigned_at AS team_last_assigned_at,
    ( SELECT array_agg(h.category_id) AS array_agg
           FROM public.member_categories h
          WHERE (h.member_id = m.id)) AS handles,
    ((m.availability = 'online'::text) AND (m.deactivated_at IS NULL) AND (m.role_id IN ( SELECT r.id
           FROM public.roles r
          WHERE ('reply'::text = ANY (r.permissions))))) AS is_available,
    ((l.open_count < m.capacity) AND ((t.capacity IS NULL) OR (o.open_count < t.capacity))) AS has_room
   FROM (((public.team_members t
     JOIN public.members m ON ((m.id = t.member_id)))
     JOIN private.member_loads l ON ((l.member_id = t.member_id)))
     JOIN private.team_loads o ON (((o.team_id = t.team_id) AND (o.member_id = t.member_id))));

CREATE INDEX queue_departures_by_team ON private.queue_departures USING btree (team_id, left_at);

CREATE INDEX queue_departures_left_at ON private.queue_departures USING btree (left_at);

CREATE INDEX team_loads_member_id ON private.team_loads USING btree (member_id);

CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (actor_id, id DESC);

CREATE INDEX audit_entries_by_kind ON public.audit_entries USING btree (kind, id DESC);

CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (subject_id, id DESC)
  WHERE (subject_id IS NOT NULL);

CREATE INDEX audit_entries_by_time ON public.audit_entries USING btree (occurred_at DESC, id DESC);

CREATE INDEX availability_spans_by_member ON public.availability_spans USING btree (member_id, started_at DESC);

CREATE UNIQUE INDEX availability_spans_last ON public.availability_spans USING btree (member_id)
  WHERE (ended_at IS NULL);

CREATE INDEX contacts_erased_by ON public.contacts USING btree (erased_by)
  WHERE (erased_by IS NOT NULL);

CREATE INDEX conversations_continues_id ON public.conversations USING btree (continues_id, number DESC)
  WHERE (continues_id IS NOT NULL);

CREATE INDEX conversations_passed_by ON public.conversations USING btree (passed_by)
  WHERE (passed_by IS NOT NULL);

CREATE INDEX conversations_queue ON public.conversations USING btree (team_id, queue_score DESC, id, category_id)
  WHERE ((assignee_id IS NULL) AND (status = 'open'::text));

CREATE INDEX conversations_snoozed_by ON public.conversations USING btree (snoozed_by)
  WHERE (snoozed_by IS NOT NULL);

CREATE INDEX conversations_urgent ON public.conversations USING btree (urgent_at)
  WHERE ((assignee_id IS NULL) AND (status = 'open'::text) AND (urgent_at IS NOT NULL));

CREATE INDEX conversations_wake ON public.conversations USING btree (snoozed_until)
  WHERE (status = 'snoozed'::text);

CREATE INDEX invitations_accepted_by ON public.invitations USING btree (accepted_by);

CREATE INDEX invitations_invited_by ON public.invitations USING btree (invited_by);

CREATE UNIQUE INDEX invitations_one_open ON public.invitations USING btree (email)
  WHERE ((accepted_at IS NULL) AND (withdrawn_at IS NULL));

CREATE INDEX invitations_role_id ON public.invitations USING btree (role_id);

CREATE UNIQUE INDEX load_alerts_open ON public.load_alerts USING btree (team_id, kind)
  WHERE (cleared_at IS NULL);

CREATE INDEX load_alerts_raised_at ON public.load_alerts USING btree (raised_at DESC);

CREATE INDEX load_samples_sampled_at ON public.load_samples USING btree (sampled_at);

CREATE INDEX member_categories_category_id ON public.member_categories USING btree (category_id);

CREATE INDEX mentions_team_id ON public.mentions USING btree (team_id)
  WHERE (team_id IS NOT NULL);

CREATE INDEX mentions_unseen ON public.mentions USING btree (member_id, conversation_id)
  WHERE ((seen_at IS NULL) AND (withdrawn_at IS NULL));

CREATE UNIQUE INDEX roles_name ON public.roles USING btree (lower(name));

CREATE INDEX routing_formula_updated_by ON public.routing_formula USING btree (updated_by);

CREATE INDEX view_as_sessions_member_id ON public.view_as_sessions USING btree (member_id);

CREATE INDEX view_as_sessions_viewer_id ON public.view_as_sessions USING btree (viewer_id);

CREATE TRIGGER audit_entries_append_only
  BEFORE DELETE OR UPDATE ON public.audit_entries
  FOR EACH ROW
  EXECUTE FUNCTION private.forbid_change();

CREATE TRIGGER audit_entries_never_emptied
  BEFORE TRUNCATE ON public.audit_entries
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.forbid_change();

CREATE TRIGGER categories_audit
  AFTER INSERT OR UPDATE ON public.categories
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('category', 'key names team_id priority archived_at');

CREATE TRIGGER companies_rescore
  AFTER UPDATE OF importance ON public.companies
  FOR EACH ROW
  WHEN ((old.importance IS DISTINCT FROM new.importance))
  EXECUTE FUNCTION private.rescore_company();

CREATE TRIGGER contacts_rescore
  AFTER UPDATE OF company_id ON public.contacts
  FOR EACH ROW
  WHEN ((old.company_id IS DISTINCT FROM new.company_id))
  EXECUTE FUNCTION private.rescore_company();

CREATE TRIGGER conversation_events_wake
  AFTER INSERT ON public.conversation_events
  FOR EACH ROW
  WHEN (((new.actor_kind = 'member'::public.actor_kind) AND (new.type = ANY (ARRAY['note_written'::text, 'message_sent'::text]))))
  EXECUTE FUNCTION private.wake_for_colleague();

CREATE TRIGGER conversation_events_woken
  AFTER INSERT ON public.conversation_events
  FOR EACH ROW
  WHEN ((new.type = 'conversation_woken'::text))
  EXECUTE FUNCTION private.announce_wake();

CREATE TRIGGER conversations_keep_loads_insert
  AFTER INSERT ON public.conversations
  FOR EACH ROW
  EXECUTE FUNCTION private.keep_loads();

CREATE TRIGGER conversations_keep_loads_update
  AFTER UPDATE ON public.conversations
  FOR EACH ROW
  WHEN
    (((old.status IS DISTINCT FROM new.status) OR (old.assignee_id IS DISTINCT FROM new.assignee_id) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.queued_at IS DISTINCT
    FROM new.queued_at) OR (old.manual_priority IS DISTINCT FROM new.manual_priority) OR (old.urgent_at IS DISTINCT FROM new.urgent_at) OR
    (old.priority IS DISTINCT FROM new.priority)))
  EXECUTE FUNCTION private.keep_loads();

CREATE TRIGGER conversations_keep_queue_score
  BEFORE INSERT OR UPDATE OF status, assignee_id, team_id, category_id, priority, manual_priority, waiting_since, urgent_at, contact_id ON public.conversations
  FOR EACH ROW
  EXECUTE FUNCTION private.keep_queue_score();

CREATE TRIGGER conversations_keep_wake_job_insert
  AFTER INSERT ON public.conversations
  FOR EACH ROW
  WHEN ((new.status = 'snoozed'::text))
  EXECUTE FUNCTION private.keep_wake_job();

CREATE TRIGGER conversations_keep_wake_job_update
  AFTER UPDATE OF status, snoozed_until ON public.conversations
  FOR EACH ROW
  WHEN
    ((((old.status = 'snoozed'::text) OR (new.status = 'snoozed'::text)) AND ((old.status IS DISTINCT FROM new.status) OR (old.snoozed_until IS DISTINCT FROM new.snoozed_until))))
  EXECUTE FUNCTION private.keep_wake_job();

CREATE TRIGGER conversations_renew_epoch
  BEFORE UPDATE OF team_id, assignee_id ON public.conversations
  FOR EACH ROW
  WHEN (((old.team_id IS DISTINCT FROM new.team_id) OR (old.assignee_id IS DISTINCT FROM new.assignee_id)))
  EXECUTE FUNCTION private.renew_conversation_epoch();

CREATE TRIGGER inboxes_audit
  AFTER INSERT OR UPDATE ON public.inboxes
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('inbox', 'name team_id greetings deleted_messages archived_at');

CREATE TRIGGER members_announce
  AFTER INSERT OR UPDATE OF name, avatar_url, capacity ON public.members
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER members_audit
  AFTER INSERT OR UPDATE ON public.members
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('member', 'name email role_id capacity deactivated_at');

CREATE TRIGGER members_begin_load
  AFTER INSERT ON public.members
  FOR EACH ROW
  EXECUTE FUNCTION private.begin_load();

CREATE TRIGGER members_follow_availability_insert
  AFTER INSERT ON public.members
  FOR EACH ROW
  EXECUTE FUNCTION private.follow_availability();

CREATE TRIGGER members_follow_availability_update
  AFTER UPDATE ON public.members
  FOR EACH ROW
  WHEN
    (((old.availability IS DISTINCT FROM new.availability) OR (old.availability_source IS DISTINCT FROM new.availability_source) OR (old.capacity IS DISTINCT FROM new.capacity) OR
    (old.role_id IS DISTINCT FROM new.role_id) OR (old.deactivated_at IS DISTINCT FROM new.deactivated_at)))
  EXECUTE FUNCTION private.follow_availability();

CREATE TRIGGER members_guard_last_superadmin
  BEFORE DELETE OR UPDATE OF role_id, deactivated_at ON public.members
  FOR EACH ROW
  EXECUTE FUNCTION private.guard_last_superadmin();

CREATE TRIGGER members_stamp_availability
  BEFORE UPDATE OF availability ON public.members
  FOR EACH ROW
  EXECUTE FUNCTION private.stamp_availability();

CREATE TRIGGER mentions_watch
  AFTER INSERT ON public.mentions
  FOR EACH ROW
  EXECUTE FUNCTION private.watch_mention();

CREATE TRIGGER message_revisions_append_only
  BEFORE DELETE OR UPDATE ON public.message_revisions
  FOR EACH ROW
  EXECUTE FUNCTION private.guard_ledger();

CREATE TRIGGER message_revisions_never_emptied
  BEFORE TRUNCATE ON public.message_revisions
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.guard_ledger();

CREATE TRIGGER roles_announce
  AFTER INSERT OR DELETE OR UPDATE OF name ON public.roles
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER roles_audit
  AFTER INSERT OR DELETE OR UPDATE ON public.roles
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('role', 'name scope sees_unassigned permissions');

CREATE TRIGGER roles_guard_built_in
  BEFORE DELETE OR UPDATE ON public.roles
  FOR EACH ROW
  EXECUTE FUNCTION private.guard_built_in_role();

CREATE TRIGGER roles_renew_epoch
  AFTER UPDATE ON public.roles
  FOR EACH ROW
  WHEN (((old.scope IS DISTINCT FROM new.scope) OR (old.permissions IS DISTINCT FROM new.permissions) OR (old.sees_unassigned IS DISTINCT FROM new.sees_unassigned)))
  EXECUTE FUNCTION private.renew_workspace_epoch();

CREATE TRIGGER team_members_announce
  AFTER UPDATE OF is_primary ON public.team_members
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER team_members_arrive
  AFTER INSERT ON public.team_members REFERENCING NEW TABLE AS arrived
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.renew_team_epoch();

CREATE TRIGGER team_members_audit
  AFTER INSERT OR DELETE OR UPDATE ON public.team_members
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_team_member();

CREATE TRIGGER team_members_begin_load
  AFTER INSERT OR UPDATE OF capacity, is_primary ON public.team_members
  FOR EACH ROW
  EXECUTE FUNCTION private.begin_load();

CREATE TRIGGER team_members_change
  AFTER UPDATE ON public.team_members REFERENCING OLD TABLE AS gone NEW TABLE AS arrived
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.renew_team_epoch();

CREATE TRIGGER team_members_leave
  AFTER DELETE ON public.team_members REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.renew_team_epoch();

CREATE TRIGGER teams_announce
  AFTER INSERT OR DELETE OR UPDATE OF name, archived_at ON public.teams
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER teams_audit
  AFTER INSERT OR UPDATE ON public.teams
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('team', 'name archived_at');

CREATE TRIGGER view_as_sessions_renew_epoch
  AFTER UPDATE OF ended_at ON public.view_as_sessions
  FOR EACH ROW
  WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL)))
  EXECUTE FUNCTION private.renew_workspace_epoch();

CREATE TRIGGER workspace_audit
  AFTER UPDATE ON public.workspace
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('workspace', 'name');

CREATE POLICY "whoever sees the message or note reads its files" ON "public"."attachments"
  FOR SELECT
  TO "authenticated"
  USING ((((EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = attachments.conversation_id))) OR (conversation_id = ANY (( SELECT private.my_own_conversation_ids() AS my_own_conversation_ids)::uuid[]))) AND
CASE
    WHEN (message_seq IS NOT NULL) THEN ((EXISTS ( SELECT
       FROM public.messages m
      WHERE ((m.conversation_id = attachments.conversation_id) AND (m.seq = attachments.message_seq) AND (m.deleted_at IS NULL)))) OR
        private.may_open_deleted_files(conversation_id, message_seq))
    WHEN (note_id IS NOT NULL) THEN ( SELECT private.is_member() AS is_member)
    ELSE (uploader_id = COALESCE(( SELECT private.member_id() AS member_id), ( SELECT private.contact_id() AS contact_id)))
END));

CREATE POLICY "members with read_audit read the audit log" ON "public"."audit_entries"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.has_permission('read_audit'::text) AS has_permission));

CREATE POLICY "members read their own spans, supervisors everybody's" ON "public"."availability_spans"
  FOR SELECT
  TO "authenticated"
  USING (((member_id = ( SELECT private.member_id() AS member_id)) OR ( SELECT private.has_permission('read_load'::text) AS has_permission)));

CREATE POLICY "members read contacts whose conversations they see" ON "public"."contacts"
  FOR SELECT
  TO "authenticated"
  USING (((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.contact_id = contacts.id))))));

CREATE POLICY "members read what their scope, teams, work or mentions open" ON "public"."conversations"
  FOR SELECT
  TO "authenticated"
  USING
    (((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (team_id = ANY (( SELECT private.my_visible_team_ids() AS my_visible_team_ids)::uuid[])) OR
    (assignee_id = ( SELECT private.member_id() AS member_id)) OR (id = ANY (( SELECT private.my_mentioned_conversation_ids() AS my_mentioned_conversation_ids)::uuid[])) OR
    ((assignee_id IS NULL) AND (team_id = ANY (( SELECT private.my_unassigned_team_ids() AS my_unassigned_team_ids)::uuid[])))));

CREATE POLICY "members with manage_members read invitations" ON "public"."invitations"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.has_permission('manage_members'::text) AS has_permission));

CREATE POLICY "supervisors read the alerts of teams in their scope" ON "public"."load_alerts"
  FOR SELECT
  TO "authenticated"
  USING
    ((( SELECT private.has_permission('read_load'::text) AS has_permission) AND ((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (team_id = ANY (( SELECT
    private.my_team_ids() AS my_team_ids)::uuid[])))));

CREATE POLICY "supervisors read the samples of teams in their scope" ON "public"."load_samples"
  FOR SELECT
  TO "authenticated"
  USING
    ((( SELECT private.has_permission('read_load'::text) AS has_permission) AND ((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (team_id = ANY (( SELECT
    private.my_team_ids() AS my_team_ids)::uuid[])))));

CREATE POLICY "members read who handles what" ON "public"."member_categories"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read their own presence, supervisors everybody's" ON "public"."member_presence"
  FOR SELECT
  TO "authenticated"
  USING (((member_id = ( SELECT private.member_id() AS member_id)) OR ( SELECT private.has_permission('read_load'::text) AS has_permission)));

CREATE POLICY "members change their own profile" ON "public"."members"
  FOR UPDATE
  TO "authenticated"
  USING (((id = ( SELECT private.member_id() AS member_id)) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as))))
  WITH CHECK (((id = ( SELECT private.member_id() AS member_id)) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as))));

CREATE POLICY "nobody reads the ledger past message_history" ON "public"."message_revisions"
  FOR SELECT
  TO "authenticated"
  USING (false);

CREATE POLICY "whoever sees the conversation reads its messages" ON "public"."messages"
  FOR SELECT
  TO "authenticated"
  USING (((EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = messages.conversation_id))) OR (conversation_id = ANY (( SELECT private.my_own_conversation_ids() AS my_own_conversation_ids)::uuid[]))));

CREATE POLICY "members see who read how far; contacts see their own marks" ON "public"."read_marks"
  FOR SELECT
  TO "authenticated"
  USING (((reader_id = ( SELECT private.contact_id() AS contact_id)) OR (( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = read_marks.conversation_id))))));

CREATE POLICY "members read the formula" ON "public"."routing_formula"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read the holidays of teams" ON "public"."team_holidays"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read the hours of teams" ON "public"."team_hours"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "viewers read their own view-as sessions, auditors all" ON "public"."view_as_sessions"
  FOR SELECT
  TO "authenticated"
  USING (((viewer_id = ( SELECT private.member_id() AS member_id)) OR ( SELECT private.has_permission('read_audit'::text) AS has_permission)));

CREATE POLICY "an uploader stores the file it registered" ON "storage"."objects"
  FOR INSERT
  TO "authenticated"
  WITH CHECK (((bucket_id = 'attachments'::text) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND (EXISTS ( SELECT
   FROM public.attachments a
  WHERE
    ((a.id = private.uuid_or_null((storage.foldername(objects.name))[2])) AND ((a.conversation_id)::text = (storage.foldername(objects.name))[1]) AND (a.name =
    storage.filename(objects.name)) AND (a.message_seq IS NULL) AND (a.note_id IS NULL) AND
    (a.uploader_id = COALESCE(( SELECT private.member_id() AS member_id), ( SELECT private.contact_id() AS contact_id))))))));

CREATE POLICY "members put up their own pictures" ON "storage"."objects"
  FOR INSERT
  TO "authenticated"
  WITH
    CHECK
    (((bucket_id = 'avatars'::text) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND ((storage.foldername(name))[1] = (( SELECT private.member_id() AS
    member_id))::text)));

CREATE POLICY "members replace their own pictures" ON "storage"."objects"
  FOR UPDATE
  TO "authenticated"
  USING
    (((bucket_id = 'avatars'::text) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND ((storage.foldername(name))[1] = (( SELECT private.member_id() AS
    member_id))::text)))
  WITH CHECK (((bucket_id = 'avatars'::text) AND ((storage.foldername(name))[1] = (( SELECT private.member_id() AS member_id))::text)));

CREATE POLICY "members see their own pictures" ON "storage"."objects"
  FOR SELECT
  TO "authenticated"
  USING (((bucket_id = 'avatars'::text) AND ((storage.foldername(name))[1] = (( SELECT private.member_id() AS member_id))::text)));

CREATE POLICY "members take down their own pictures" ON "storage"."objects"
  FOR DELETE
  TO "authenticated"
  USING
    (((bucket_id = 'avatars'::text) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND ((storage.foldername(name))[1] = (( SELECT private.member_id() AS
    member_id))::text)));

COMMENT ON COLUMN "public"."audit_entries"."actor_kind" IS 'system: a job, a function with the secret key or a migration; anonymous: nobody known.';

COMMENT ON COLUMN "public"."contacts"."erased_at" IS 'When a lawful erasure blanked this person and everything said with it (36_erasure.sql).';

COMMENT ON COLUMN "public"."conversations"."awaits_turn" IS 'It arrived, and round robin has not yet given it away; false after a move by hand.';

COMMENT ON COLUMN "public"."conversations"."continues_id" IS 'The closed conversation that the customer went on writing in, too late to reopen it.';

COMMENT ON COLUMN "public"."conversations"."manual_priority" IS 'What somebody added by hand, −100–100.';

COMMENT ON COLUMN "public"."conversations"."passed_by" IS 'The member who gave it back last: gets it again only when nobody else can take it.';

COMMENT ON COLUMN "public"."conversations"."priority" IS 'Copied from the category at the start, 0–100.';

COMMENT ON COLUMN "public"."conversations"."queue_score" IS 'Its rank among the waiting of its team, in points: higher goes first. Null unless it waits.';

COMMENT ON COLUMN "public"."conversations"."queued_at" IS 'When it began to wait for an agent; null while it has one, sleeps or is closed.';

COMMENT ON COLUMN "public"."conversations"."snoozed_by" IS 'Who snoozed it: this member''s own replies and notes let it sleep.';

COMMENT ON COLUMN "public"."conversations"."snoozed_until" IS 'When it wakes by itself; null with status "snoozed" means when the customer writes.';

COMMENT ON COLUMN "public"."conversations"."urgent_at" IS 'An instant the back office knows and that must not pass unanswered: a departure, a delivery.';

COMMENT ON COLUMN "public"."inboxes"."deleted_messages" IS 'What its customers see of a message that the team deleted: that there was one (tombstone), or nothing (hidden).';

COMMENT ON COLUMN "public"."inboxes"."reopen_within" IS 'How long after the close a customer''s message reopens; later it starts a new conversation that continues the closed one.';

COMMENT ON COLUMN "public"."members"."availability" IS 'online takes work; away takes none; handing_over takes none and gives replies back to the team; offline is gone.';

COMMENT ON COLUMN "public"."members"."availability_before" IS 'What comes back when the desk does; null where a person set the availability.';

COMMENT ON COLUMN "public"."members"."availability_source" IS 'Who set it: oneself, ten idle minutes, the last tab closed, a supervisor.';

COMMENT ON COLUMN "public"."mentions"."seen_at" IS 'When the member first read the conversation after it.';

COMMENT ON COLUMN "public"."mentions"."team_id" IS 'The team that was named, where the member was not named alone.';

COMMENT ON COLUMN "public"."message_revisions"."files" IS '[{id, name, bytes}] of the message at that moment.';

COMMENT ON COLUMN "public"."message_revisions"."hash" IS 'private.ledger_hash of this entry, previous_hash included.';

COMMENT ON COLUMN "public"."message_revisions"."text_hash" IS 'SHA-256 of salt and text and files. An erasure blanks those three and leaves this: the chain still holds, and the text cannot be guessed from it.';

COMMENT ON COLUMN "public"."roles"."sees_unassigned" IS 'With scope "assigned": also the unassigned conversations of own teams. Means nothing with the other scopes.';

COMMENT ON COLUMN "public"."team_members"."capacity" IS 'How many open conversations of this team at once; null where only the member''s own capacity counts.';

COMMENT ON COLUMN "public"."teams"."alert_oldest_minutes" IS 'An alert is raised when one waits longer than this, in minutes; null: never.';

COMMENT ON COLUMN "public"."teams"."alert_queue_length" IS 'An alert is raised when more conversations than this wait; null: never.';

COMMENT ON COLUMN "public"."teams"."routing" IS 'How its conversations find an agent: balanced (fewest open first, within capacity), round_robin (in turn on arrival, capacity ignored), manual (not at all).';

COMMENT ON COLUMN "public"."teams"."time_zone" IS 'IANA name of the zone in which its hours and holidays are meant.';

COMMENT ON FUNCTION "private"."add_load"(uuid, uuid, integer, boolean) IS 'Counts one open conversation of a member more or less.';

COMMENT ON FUNCTION "private"."add_message"(public.conversations, public.actor_kind, uuid, uuid, text, uuid[]) IS 'The send: takes seq and position under the conversation''s lock, writes the message, the author''s read mark and the event. A customer''s message wakes or reopens (private.hear_customer); a member''s reply to an unassigned conversation claims it. Errors: 400 client_id_missing, message_empty, message_too_long.';

COMMENT ON FUNCTION "private"."admin"(text, text) IS 'The calling member''s id where it holds the permission; else null, after the attempt was written to the audit log.';

COMMENT ON FUNCTION "private"."announce_access_change"(uuid[]) IS 'access_changed → the personal topics of some or all active members, and of whoever views as them.';

COMMENT ON FUNCTION "private"."announce_directory_change"() IS 'After trigger of statements on roles, teams, members: directory_changed → every active member''s personal topic.';

COMMENT ON FUNCTION "private"."announce_load"(uuid) IS 'load_changed {team_id} → supervisors: ask load_overview again.';

COMMENT ON FUNCTION "private"."announce_wake"() IS 'After-insert trigger of conversation_events: woken {conversation_id, reason, by, restored_to} → its owner and whoever snoozed it, but for the one who woke it.';

COMMENT ON FUNCTION "private"."append_to_ledger"(public.messages, text, uuid) IS 'Writes what a message says, before it is changed, to the end of the chain.';

COMMENT ON FUNCTION "private"."as_customer_sees"(jsonb) IS 'A private.message_json, with hidden: true on a deleted message where the inbox shows customers nothing of it.';

COMMENT ON FUNCTION "private"."audit"(text, text, uuid, jsonb) IS 'Adds an entry to the audit log; the actor is whoever calls. Never a message body, never a secret.';

COMMENT ON FUNCTION "private"."audit_change"() IS 'After trigger (noun, watched columns): writes <noun>_created, _changed or _removed with what changed.';

COMMENT ON FUNCTION "private"."audit_team_member"() IS 'After trigger of team_members: team_member_added, _changed or _removed, with the member in details.';

COMMENT ON FUNCTION "private"."begin_load"() IS 'After trigger of members and team_members: the row that the claim locks.';

COMMENT ON FUNCTION "private"."bring_back"(public.conversations, text, text, public.actor_kind, uuid, jsonb, boolean) IS 'Wakes or reopens a locked conversation and says why in the event: {reason, restored_to: owner|queue, member_id, from_member_id, snoozed_by?, until?}.';

COMMENT ON FUNCTION "private"."can_claim"(uuid, text) IS 'Would the claim find a conversation and a member for it, if no other transaction held either?';

COMMENT ON FUNCTION "private"."changed_columns"(jsonb, jsonb, text[]) IS '{column: {from, to}} of the watched columns that differ.';

COMMENT ON FUNCTION "private"."checked_role"(text, text[], uuid) IS 'Refuses a name or permissions that no role may have: 400 role_name_empty, permission_unknown; 409 role_name_taken.';

COMMENT ON FUNCTION "private"."checked_team_name"(text, uuid) IS 'The name as it is kept, or 400 team_name_empty, 409 team_name_taken.';

COMMENT ON FUNCTION "private"."claim_next"(uuid, text) IS 'One claim: the first waiting conversation of a team that an eligible member can take, to the one with the fewest open, then the longest without. Its event says why. Returns its id, null where nothing can be given now.';

COMMENT ON FUNCTION "private"."contact_conversation"(uuid) IS '{id, number, status, category_id, last_seq, last_message_at, preview, preview_from, preview_deleted (private.contact_preview), assignee {id, name, avatar_url}|null, queue (private.queue_place), continues_id|null, typing_topic, my_read_seq, team_read_seq, unread (≤ 100)}.';

COMMENT ON FUNCTION "private"."contact_preview"(public.conversations) IS '{preview, preview_from, preview_deleted}: the last message; that it was deleted; or, where the inbox shows customers nothing of deleted messages, the last one that was not.';

COMMENT ON FUNCTION "private"."continuation"(public.conversations, uuid) IS 'Where a customer''s message to a locked conversation belongs: there, or, when it was closed longer ago than its inbox lets reopen, in the conversation that continues it (made here, locked).';

COMMENT ON FUNCTION "private"."drain_per_hour"(uuid) IS 'How many waiting conversations of a team got an agent during the last hour.';

COMMENT ON FUNCTION "private"."exceeding"(text) IS 'The answer of an admin verb that would give more than the caller has; written to the audit log.';

COMMENT ON FUNCTION "private"."exceeds_own"(text[], public.access_scope, boolean) IS 'Would a role like this be allowed more, or see further, than the caller?';

COMMENT ON FUNCTION "private"."expected_seconds"(integer, integer) IS 'How long a place takes at a drain of so many an hour; null where too few were drained to say.';

COMMENT ON FUNCTION "private"."follow_availability"() IS 'After trigger of members: spans, availability {availability, source, since} → the member, and routing for whoever can take more.';

COMMENT ON FUNCTION "private"."forget_broadcasts"(uuid[], timestamp with time zone, timestamp with time zone) IS 'Empties what was broadcast about conversations in a span of time, so that no replay brings it back; returns how many. Clients catch up from the tables.';

COMMENT ON FUNCTION "private"."forget_old_load"() IS 'Forgets departures after two days, samples after 35, cleared alerts after 90, and places of who no longer waits. For the sweep.';

COMMENT ON FUNCTION "private"."formula_of"(jsonb) IS 'The formula with some weights replaced. Error: 400 formula_invalid.';

COMMENT ON FUNCTION "private"."guard_built_in_role"() IS 'Before trigger of roles: nobody changes or removes a built-in role through the API.';

COMMENT ON FUNCTION "private"."guard_last_superadmin"() IS 'Before trigger of members: the last active superadmin is not demoted, deactivated or removed.';

COMMENT ON FUNCTION "private"."guard_ledger"() IS 'Before trigger of the ledger: refuses every change and removal, the owner''s too, but for the blanking of a text by an erasure.';

COMMENT ON FUNCTION "private"."has_room"(uuid) IS 'Is the member online, entitled to reply and below capacity? Locks the load until the commit.';

COMMENT ON FUNCTION "private"."hear_customer"(public.conversations, uuid) IS 'A customer wrote: wakes, reopens, or takes the conversation from an agent who hands replies over. The caller holds the lock.';

COMMENT ON FUNCTION "private"."hours_are_wrong"(jsonb, jsonb) IS 'Is something in these hours and holidays malformed, reversed, overlapping or said twice?';

COMMENT ON FUNCTION "private"."is_viewing_as"() IS 'Does the caller look through somebody else''s eyes? Then nothing may be written.';

COMMENT ON FUNCTION "private"."keep_loads"() IS 'After trigger of conversations: counts loads; what begins to wait, leaves the queue or leaves an agent asks for routing.';

COMMENT ON FUNCTION "private"."keep_queue_score"() IS 'Before trigger of conversations: whoever waits has a score and since when, nobody else has; what is awake has nothing left of its sleep.';

COMMENT ON FUNCTION "private"."keep_wake_job"() IS 'After trigger of conversations: one waiting wake-up per snooze with an instant, none without.';

COMMENT ON FUNCTION "private"."leave_note"(uuid, text) IS 'Writes a note of the caller where there is a text. Errors: those of write_note.';

COMMENT ON FUNCTION "private"."leave_topics"(uuid) IS 'Moves a conversation''s and its customer''s topics, so that nothing broadcast before can be replayed.';

COMMENT ON FUNCTION "private"."ledger_hash"(public.message_revisions) IS 'The hash an entry must carry: over its number, the hash before it, what it is about and the hash of its text.';

COMMENT ON FUNCTION "private"."ledger_text_hash"(bytea, text, jsonb) IS 'SHA-256 of a salt and the text {body, files}.';

COMMENT ON FUNCTION "private"."load_topic"() IS 'Present topic name of the supervisors'' hints.';

COMMENT ON FUNCTION "private"."lock_job"(text, uuid) IS 'Row lock of a job that does not run. Errors: 404 job_not_found, 409 job_active.';

COMMENT ON FUNCTION "private"."lock_member"(uuid) IS 'Row lock for a verb about a member; refuses with 404 member_not_found.';

COMMENT ON FUNCTION "private"."may_open_deleted_files"(uuid, bigint) IS 'Has the caller, with read_deleted, opened within the hour what this message said?';

COMMENT ON FUNCTION "private"."may_send"(text, text) IS 'Typing is broadcast on typing topics, presence tracked on viewers topics, nothing else is sent by clients, and nothing by whoever views as a member.';

COMMENT ON FUNCTION "private"."member_id"() IS 'The id of the calling member, or of the member viewed as; null for contacts, strangers, the deactivated and whose session was ended.';

COMMENT ON FUNCTION "private"."my_own_conversation_ids"() IS 'Conversations of the calling contact; empty for anybody else.';

COMMENT ON FUNCTION "private"."my_unassigned_team_ids"() IS 'Teams whose unassigned conversations the calling member sees though the scope is "assigned".';

COMMENT ON FUNCTION "private"."note_json"(public.notes) IS '{id, conversation_id, position, client_id, author_id, body, written_at, mentions [member id], team_mentions [team id]}.';

COMMENT ON FUNCTION "private"."note_refusal"(text, jsonb) IS 'Writes verb_refused to the audit log, at most 60 a minute of one caller.';

COMMENT ON FUNCTION "private"."notice_silence"() IS 'Offline after 90 s without a desk, away after ten idle minutes; returns how many members. For the sweep.';

COMMENT ON FUNCTION "private"."open_invitation"(uuid) IS 'Locks an invitation that was neither accepted nor withdrawn, or refuses with 404 invitation_not_found.';

COMMENT ON FUNCTION "private"."points"(private.score) IS 'The sum of the parts.';

COMMENT ON FUNCTION "private"."pretend_role"(uuid, public.access_scope, boolean) IS 'Gives a member a role of this scope; preview_role rolls it back before anybody can see it.';

COMMENT ON FUNCTION "private"."put_availability"(uuid, text, text) IS 'Sets an availability in somebody''s name: self, idle, closed or supervisor.';

COMMENT ON FUNCTION "private"."queue_place"(public.conversations) IS 'While a conversation waits for an agent: {place (1 … 999), expected_seconds|null, opens_at|null: when the team is back, outside its hours}; else null.';

COMMENT ON FUNCTION "private"."queue_score"(public.conversations, public.routing_formula) IS 'What conversations.queue_score holds: points now, less what every waiting conversation gains per minute alike.';

COMMENT ON FUNCTION "private"."reach"(public.access_scope, boolean) IS 'Scopes in the order of how much they show.';

COMMENT ON FUNCTION "private"."refuse_viewing_as"() IS 'Refuses with 42501 view_as_is_read_only where the token is one for viewing as a member.';

COMMENT ON FUNCTION "private"."refused"(text, text) IS 'The answer of an admin verb that refuses: {code, message, details, hint} under HTTP 403, without rolling back.';

COMMENT ON FUNCTION "private"."renew_conversation_epoch"() IS 'Before trigger of conversations: a new team, an assignee who loses it and may have seen it for that reason alone, or one who takes it from those who see the unassigned only, moves the topic; the old name hears topic_moved last.';

COMMENT ON FUNCTION "private"."renew_customer_topic"(uuid) IS 'Moves a customer''s topic; the old name hears topic_moved last, so that its browsers ask for the new one.';

COMMENT ON FUNCTION "private"."renew_team_epoch"() IS 'After trigger of team_members: moves the teams'' topics. After a departure nothing more is said under the old names; an arrival finds nothing to replay from before it.';

COMMENT ON FUNCTION "private"."require_permission"(text) IS 'Returns the calling member''s id or refuses with 42501 (not_a_member, not_permitted, view_as_is_read_only).';

COMMENT ON FUNCTION "private"."require_reading"(text) IS 'Returns the calling member''s id or refuses with 42501 (not_a_member, not_permitted).';

COMMENT ON FUNCTION "private"."rescore"(uuid[], uuid[]) IS 'Writes the scores of the waiting anew, of some teams or contacts or all; returns how many changed.';

COMMENT ON FUNCTION "private"."rescore_company"() IS 'After trigger of companies and contacts: a changed importance or employer reaches the waiting.';

COMMENT ON FUNCTION "private"."rescore_urgent"() IS 'Scores anew what has an urgent_at inside the horizon: it counts more with every hour. For the sweep.';

COMMENT ON FUNCTION "private"."revise_message"(uuid, bigint, text, text) IS 'The body of edit_message, delete_message and restore_message: ledger first, then the message, then the event under new topic names.';

COMMENT ON FUNCTION "private"."role_exceeds_own"(uuid) IS 'Is this role allowed more, or sees further, than the caller? Null for no role.';

COMMENT ON FUNCTION "private"."room_of"(uuid) IS '{member_id, open, capacity, over_capacity}: what a member has, for the warning after a hand-over.';

COMMENT ON FUNCTION "private"."route_soon"(uuid) IS 'Enqueues routing/route-team in the caller''s transaction.';

COMMENT ON FUNCTION "private"."route_soon_for"(uuid) IS 'A member may take more: asks for each of the member''s teams to be routed.';

COMMENT ON FUNCTION "private"."route_team"(uuid, integer) IS 'Gives up to `most` waiting conversations of a team to its members. Returns {claimed, again}: again where more could be given, or what could be given is locked at the moment. For the job routing/route-team and the sweep.';

COMMENT ON FUNCTION "private"."routed_team"(uuid) IS 'Row lock of a team in the caller''s scope; refuses with 404 team_not_found.';

COMMENT ON FUNCTION "private"."sample_load"() IS 'The minute''s samples of all teams; alerts are raised once and cleared once, each told on the load topic (alert {id, team_id, kind, raised_at, cleared_at}) and, when raised, mailed. Returns {samples, alerts}. For the job routing/sample-load.';

COMMENT ON FUNCTION "private"."score_parts"(public.conversations, public.routing_formula, timestamp with time zone) IS 'The points of a conversation at an instant, part by part; waiting counts from when the customer began to wait.';

COMMENT ON FUNCTION "private"."some_see_unassigned"() IS 'Is there a role that sees its teams'' unassigned conversations and no others? Only then are they told apart.';

COMMENT ON FUNCTION "private"."stamp_availability"() IS 'Before trigger of members: who set the availability, since when, and what comes back.';

COMMENT ON FUNCTION "private"."supervised_team_ids"() IS 'Teams whose load the caller sees. Errors: 42501 not_a_member, not_permitted.';

COMMENT ON FUNCTION "private"."team_is_open"(uuid, timestamp with time zone) IS 'Does the team work at this instant, by the clocks of its zone?';

COMMENT ON FUNCTION "private"."team_opens_at"(uuid, timestamp with time zone) IS 'The first instant, this one or a later, at which the team works; null where that is not within a year.';

COMMENT ON FUNCTION "private"."tell_places"(uuid) IS 'queue {conversation_id, queue} → each waiting customer of a team whose place has changed; load_changed → supervisors. Returns how many customers. For the job routing/tell-places.';

COMMENT ON FUNCTION "private"."tell_places_soon"(uuid) IS 'Asks once a second at most that a team''s customers and supervisors are told what changed.';

COMMENT ON FUNCTION "private"."unassigned_topic"(uuid) IS 'Present topic name of a team''s unassigned conversations.';

COMMENT ON FUNCTION "private"."viewed_member_id"(uuid, uuid) IS 'The member a view-as token reads as; null once the session ended, either is deactivated, or the viewer may no longer.';

COMMENT ON FUNCTION "private"."wake_for_colleague"() IS 'After-insert trigger of conversation_events: a note or reply of anybody but the one who snoozed wakes the conversation.';

COMMENT ON FUNCTION "private"."wake_when_due"(uuid) IS 'Wakes a conversation whose time has come; says woken, awake (already) or later (it was snoozed anew). For the job snooze/wake.';

COMMENT ON FUNCTION "private"."watch_mention"() IS 'After-insert trigger of mentions: a job looks two minutes later whether the member has seen it, and mails it if not.';

COMMENT ON FUNCTION "public"."accept_invitation"(text, uuid, text, text) IS 'Makes the holder of an Auth account with the invited, confirmed address a member; returns its row. Service role only. Errors: 404 invitation_not_found; 409 invitation_used, invitation_withdrawn, invitation_expired, account_not_proven, member_exists; 400 member_name_empty.';

COMMENT ON FUNCTION "public"."archive_team"(uuid, uuid) IS 'Closes a team: its unfinished conversations, inboxes and categories go to the successor, its members leave it; what is closed stays its own. Needs manage_teams. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found; 409 team_in_use.';

COMMENT ON FUNCTION "public"."assign_conversation"(uuid, uuid, text) IS 'Gives a conversation to a member, over capacity too; a note is written first. Repeating it changes nothing. Returns private.room_of the member. Errors: 42501 not_permitted, 404 conversation_not_found, member_not_found; with a note those of write_note.';

COMMENT ON FUNCTION "public"."be_present"(boolean) IS 'The open desk says each 30 s that it is there, and whether nobody has touched it since the last time. Brings back an availability that silence had changed. Returns {availability, source, since, capacity, open}. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."claim_conversation"(uuid) IS 'Takes an unassigned conversation oneself, over capacity too. Returns private.room_of the caller. Errors: 42501 not_permitted, 404 conversation_not_found, 409 already_assigned.';

COMMENT ON FUNCTION "public"."colleague_loads"() IS 'Every active member with availability and load: [{member_id, availability, open, capacity}]. Counts, no conversations, so each member may know. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."create_role"(text, public.access_scope, text[], boolean) IS 'Makes a role; returns its row. Needs manage_roles. Errors: 403 not_permitted, grant_exceeds_own; 400 role_name_empty, permission_unknown; 409 role_name_taken.';

COMMENT ON FUNCTION "public"."create_team"(text) IS 'Makes a team; returns its row. Needs manage_teams. Errors: 403 not_permitted; 400 team_name_empty; 409 team_name_taken.';

COMMENT ON FUNCTION "public"."deactivate_member"(uuid) IS 'Shuts a member out of every door at once; what it wrote stays, its open and snoozed conversations go back to their teams. Returns {conversations_returned}. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 member_not_found; 409 deactivate_self, last_superadmin.';

COMMENT ON FUNCTION "public"."drop_job"(text, uuid) IS 'Removes a job that does not run. Needs manage_queues. Errors: 403 not_permitted; 404 job_not_found; 409 job_active.';

COMMENT ON FUNCTION "public"."end_view_as"(uuid) IS 'Ends one''s own view-as session: its token is refused at the next statement. Repeating it changes nothing.';

COMMENT ON FUNCTION "public"."erase_contact"(uuid, text) IS 'Blanks a person for ever: messages, notes, the ledger''s texts, file names, name, addresses, identities; its sessions end, its conversations are closed; a job removes its files and what was broadcast in the last days. Returns {conversations, messages, notes, files}. Needs erase_people; audited with the reason. Errors: 403 not_permitted; 404 contact_not_found; 400 reason_missing.';

COMMENT ON FUNCTION "public"."inbox_page"(text, uuid, timestamp with time zone, uuid, integer) IS 'One page (≤ 200) of a view (mine, mentions, unassigned, all, snoozed, closed; mentions in any status; optionally of one team), newest first, after the keyset (last_message_at, id) of the last row one has. Errors: 42501 not_a_member, 404 view_not_found.';

COMMENT ON FUNCTION "public"."invitation_by_token"(text) IS '{id, email, state open|used|withdrawn|expired, inviter_name, workspace_name, has_account, account_id, account_is_confirmed} of an invitation, or null for a token that is none. Service role only.';

COMMENT ON FUNCTION "public"."invite_member"(text, uuid, uuid[]) IS 'Invites an address to a role and teams; the mail goes out at once. Returns the invitation. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 400 email_invalid; 404 role_not_found, team_not_found; 409 member_exists, invitation_exists.';

COMMENT ON FUNCTION "public"."issue_invitation_token"(uuid) IS 'A new token for an open invitation, the only one that is good from now on; null where it was accepted, withdrawn or has expired. Service role only: the worker puts it into the mail.';

COMMENT ON FUNCTION "public"."load_overview"() IS '{at, teams [{id, name, routing, waiting, oldest_waiting_since, assigned_last_hour, drain_per_hour, is_open, opens_at, alert_queue_length, alert_oldest_minutes, alerts [{id, kind, value, raised_at}], members [{id, name, is_primary, availability, source, since, open, capacity, team_open, team_capacity, seen_at}]}]} of the teams in the caller''s scope. Errors: 42501 not_a_member, not_permitted (read_load).';

COMMENT ON FUNCTION "public"."load_trend"(uuid, date, text) IS 'A day of a team, or (null) of all in the caller''s scope, in steps of 5 minutes: [{at, waiting, oldest_seconds, assigned, online, open, capacity}], the peaks of each step and the sum of assigned. Errors: 42501 not_permitted (read_load), 400 time_zone_unknown.';

COMMENT ON FUNCTION "public"."mark_read"(uuid, bigint) IS 'Moves the caller''s read mark forward, never back and never past the last message; a member''s mentions there are seen. Returns where the mark stands. Errors: 404 conversation_not_found, 42501 view_as_is_read_only.';

COMMENT ON FUNCTION "public"."message_history"(uuid, bigint) IS 'What a message said before each change, oldest first: {entries [{revision, change, body|null when erased, changed_by, changed_at}], attachments [{id, name, content_type, bytes}]}. body is the text before that change. Written to the audit log; for an hour its files can be fetched. Needs read_deleted. Errors: 42501, 404 message_not_found.';

COMMENT ON FUNCTION "public"."move_conversation"(uuid, uuid, text) IS 'Hands a conversation to another team, where it waits unassigned; a note is written first. Errors: 42501 not_permitted, 404 conversation_not_found, team_not_found; with a note those of write_note.';

COMMENT ON FUNCTION "public"."my_topics"() IS '{member, lists [], load|null}: the topics the calling member joins for the lists and, with read_load, for the load. Ask again after access_changed. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."password_verification_attempt"(jsonb) IS 'Auth''s hook for {user_id, valid}: writes sign_in_succeeded or sign_in_failed and lets Auth go on. For supabase_auth_admin only.';

COMMENT ON FUNCTION "public"."preview_role"(public.access_scope, boolean, uuid) IS '{member_id, today, then, gained, lost, capped}: how many conversations a member sees today and would see with a role of this scope, counted by the policies themselves to 200000 (then capped, and gained and lost are null). Changes nothing. Needs manage_roles. Errors: 403 not_permitted, 404 member_not_found, 409 preview_not_possible.';

COMMENT ON FUNCTION "public"."preview_routing_formula"(jsonb, uuid, integer) IS 'The first of each queue as they would stand with other weights, changing nothing: [{conversation_id, number, contact_name, team_id, waiting_since, place_now, place_then, score_now, score_then, parts_then}]. Errors: 42501 not_permitted (manage_routing), 400 formula_invalid.';

COMMENT ON FUNCTION "public"."queue_jobs"(text, text, integer) IS 'The newest jobs (≤ 200) of a queue in a state: waiting, deferred, active, retrying, failed, completed or dead. [{id, queue, state, payload, created_at, run_at, started_at, completed_at, retry_count, retry_limit, error}]. Errors: 42501 not_permitted (manage_queues), 404 queue_not_found.';

COMMENT ON FUNCTION "public"."queue_overview"() IS 'Each queue: [{name, waiting, deferred, active, retrying, failed, dead, oldest_seconds, completed_last_hour}]; dead are its dead letters. Errors: 42501 not_a_member, not_permitted (manage_queues).';

COMMENT ON FUNCTION "public"."reactivate_member"(uuid) IS 'Lets a deactivated member in again, with the role and teams it had; returns its row. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 member_not_found.';

COMMENT ON FUNCTION "public"."record_export"(text, jsonb) IS 'Writes to the audit log that the caller takes rows out; called before the export reads them. Needs export. Errors: 403 not_permitted, 404 export_not_found.';

COMMENT ON FUNCTION "public"."register_attachment"(uuid, text, text, bigint) IS 'Announces a file before its upload; returns {id, path} in the bucket "attachments". bytes ≤ 26214400. Errors: 404 conversation_not_found, 42501 view_as_is_read_only, 413 file_too_large, 23514 for an impossible name.';

COMMENT ON FUNCTION "public"."remove_role"(uuid, uuid) IS 'Removes a role; whoever holds it gets the replacement. Needs manage_roles. Errors: 403 not_permitted, grant_exceeds_own; 404 role_not_found; 409 role_in_use, role_built_in.';

COMMENT ON FUNCTION "public"."reopen_conversation"(uuid) IS 'Brings a closed or snoozed conversation back to open, to the owner it had. Errors: 42501 not_permitted, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."resend_invitation"(uuid) IS 'Mails an open invitation again, good for another 7 days; the earlier link is dead. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 invitation_not_found.';

COMMENT ON FUNCTION "public"."restore_message"(uuid, bigint, integer) IS 'Makes a message say again what it said before a revision; what it says now goes to the ledger. Returns private.message_json. Audited. Needs restore_messages. Errors: 42501, 404 revision_not_found, message_not_found, 409 revision_erased.';

COMMENT ON FUNCTION "public"."retry_job"(text, uuid) IS 'Runs a failed, dead, put off or waiting job now. Needs manage_queues. Errors: 403 not_permitted; 404 job_not_found; 409 job_active.';

COMMENT ON FUNCTION "public"."send_message"(uuid, uuid, text, uuid[]) IS 'Sends a message as the caller, member or contact; returns private.message_json. A customer''s message to a conversation closed too long ago goes to the one that continues it: conversation_id says which. Repeating a client_id returns the first message, so a retry is always safe. Errors: 42501 not_a_member, not_permitted; 404 conversation_not_found; 400 client_id_missing, message_empty, message_too_long, attachment_not_found; 409 client_id_taken.';

COMMENT ON FUNCTION "public"."set_availability"(text) IS 'Sets one''s own availability. Errors: 42501 not_a_member, 400 availability_unknown.';

COMMENT ON FUNCTION "public"."set_member_availability"(uuid, text) IS 'Sets the availability of a member in the caller''s scope. Errors: 42501 not_permitted (read_load), 404 member_not_found, 400 availability_unknown.';

COMMENT ON FUNCTION "public"."set_member_categories"(uuid, uuid[]) IS 'Which categories a member handles; none: everything. Needs manage_routing. Errors: 403 not_permitted; 404 member_not_found, category_not_found.';

COMMENT ON FUNCTION "public"."set_priority"(uuid, integer) IS 'Sets what a person adds to a conversation''s priority, -100 to 100. Errors: 42501 not_permitted (assign), 404 conversation_not_found, 400 priority_invalid.';

COMMENT ON FUNCTION "public"."set_team_hours"(uuid, text, jsonb, jsonb) IS 'Replaces a team''s zone, hours [{weekday 1–7, opens, closes}] and holidays [{day, name}]; returns them. No hours: always open. Needs manage_routing. Errors: 403 not_permitted; 404 team_not_found; 400 time_zone_unknown, hours_invalid.';

COMMENT ON FUNCTION "public"."set_team_member_capacity"(uuid, uuid, integer) IS 'How many open conversations of one team a member takes at once; null: only the member''s own capacity counts. Needs manage_routing. Errors: 403 not_permitted; 404 team_not_found, member_not_found; 400 capacity_invalid.';

COMMENT ON FUNCTION "public"."set_team_members"(uuid, uuid[], uuid[]) IS 'Says who is in a team, with it as a first or a second team; whoever is in neither list leaves it. Needs manage_teams. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found, member_not_found.';

COMMENT ON FUNCTION "public"."set_urgent_at"(uuid, timestamp with time zone) IS 'Says by when a conversation must be answered (a departure); null takes it back. For the back office (service role) and members with assign. Errors: 42501 not_permitted, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."snooze_conversation"(uuid, timestamp with time zone, text) IS 'Lets a conversation sleep until an instant, or (null) until the customer writes. Again on a snoozed one moves the instant. Errors: 42501 not_permitted, 404 conversation_not_found, 409 conversation_closed, 400 until_in_past, reason_too_long.';

COMMENT ON FUNCTION "public"."start_view_as"(uuid) IS 'Begins to view the desk as a member, for an hour: {view_as_session_id, member_id, expires_at}. Needs view_as; audited. Errors: 403 not_permitted, view_as_exceeds_own; 404 member_not_found; 400 view_as_self.';

COMMENT ON FUNCTION "public"."unassign_conversation"(uuid, text) IS 'Puts a conversation back among its team''s unassigned ones; the balancer gives it to somebody else if anybody else can take it. Errors: 42501 not_permitted, 404 conversation_not_found; with a note those of write_note.';

COMMENT ON FUNCTION "public"."update_inbox"(uuid, text, uuid, jsonb, text) IS 'Changes an inbox: name, the team that gets what no category sends elsewhere, greetings {ru, en}, what customers see of deleted messages; returns its row. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found, team_not_found; 400 inbox_name_empty, greeting_invalid, deleted_messages_unknown.';

COMMENT ON FUNCTION "public"."update_inbox_reopening"(uuid, integer) IS 'For how many minutes after its close a customer''s message reopens a conversation of this inbox. Needs manage_routing. Errors: 403 not_permitted; 404 inbox_not_found; 400 reopening_invalid.';

COMMENT ON FUNCTION "public"."update_member"(uuid, text, uuid, integer) IS 'Changes a member''s name, role and capacity (open conversations at once), effective at once; returns its row. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 member_not_found, role_not_found; 400 member_name_empty, capacity_invalid; 409 last_superadmin.';

COMMENT ON FUNCTION "public"."update_role"(uuid, text, public.access_scope, text[], boolean) IS 'Changes a role for all who hold it, at once; returns its row. Needs manage_roles. Errors: 403 not_permitted, grant_exceeds_own; 404 role_not_found; 400 role_name_empty, permission_unknown; 409 role_name_taken, role_built_in.';

COMMENT ON FUNCTION "public"."update_routing_formula"(jsonb) IS 'Replaces weights of the formula and scores everything that waits anew; returns the formula. Needs manage_routing. Errors: 403 not_permitted, 400 formula_invalid.';

COMMENT ON FUNCTION "public"."update_team"(uuid, text) IS 'Renames a team; returns its row. Needs manage_teams. Errors: 403 not_permitted; 404 team_not_found; 400 team_name_empty; 409 team_name_taken.';

COMMENT ON FUNCTION "public"."update_team_routing"(uuid, text, integer, integer) IS 'How a team''s conversations find an agent, and its thresholds (null: no alert). Returns the team''s row. Needs manage_routing. Errors: 403 not_permitted; 404 team_not_found; 400 routing_unknown, threshold_invalid.';

COMMENT ON FUNCTION "public"."verify_ledger"() IS 'Walks the ledger: {entries, head (hash of the last entry, hex), broken_entry (the first that does not hold, or null)}. Whoever keeps an earlier head elsewhere also sees that nothing was cut off. Needs read_audit. Error: 42501.';

COMMENT ON FUNCTION "public"."view_counts"() IS '{mine, mentions, unassigned, all, snoozed, closed}: how many conversations each view holds for the caller (mentions: with one not yet seen), counted to 100 and no further. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."wake_conversation"(uuid, text) IS 'Wakes a snoozed conversation; words say why (a flight was moved). By a member it stays with its owner; by the back office (service role) the owner gets it if there is room. Awake already: changes nothing. Errors: 42501, 404 conversation_not_found, 400 reason_too_long.';

COMMENT ON FUNCTION "public"."withdraw_invitation"(uuid) IS 'Takes an open invitation back: its link is dead. Needs manage_members. Errors: 403 not_permitted; 404 invitation_not_found.';

COMMENT ON FUNCTION "public"."withdraw_mention"(uuid, uuid) IS 'Takes back what mentions opened to a member in one conversation: one''s own mentions, or with assign anybody''s. Errors: 42501, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[]) IS 'Writes a note; mentioned members, and the members that mentioned teams have now, but for oneself, see the conversation from now on. Repeating a client_id returns the first note. Errors: 42501, 404 conversation_not_found, 400 client_id_missing, message_empty, message_too_long, 409 client_id_taken.';

COMMENT ON TABLE "private"."invitation_tokens" IS 'SHA-256 of the one token that is good for an invitation; the token itself is in the mail and nowhere else.';

COMMENT ON TABLE "private"."ledger_readings" IS 'When a member last opened what a message said before (each opening is in the audit log). Opens a deleted message''s files for an hour.';

COMMENT ON TABLE "private"."member_loads" IS 'Open conversations of a member, and when the last one came. Locked by the claim.';

COMMENT ON TABLE "private"."queue_departures" IS 'Each time a waiting conversation got an agent; kept two days. The drain rate and the expected time come from it.';

COMMENT ON TABLE "private"."team_loads" IS 'The same, of one team''s conversations.';

COMMENT ON TABLE "private"."told_places" IS 'What each waiting customer was told last, so that only news is sent.';

COMMENT ON TABLE "public"."audit_entries" IS 'What was done with rights, and tried without them. Append-only. details: {field: {from, to}} of a change, {verb, permission} of a refusal.';

COMMENT ON TABLE "public"."availability_spans" IS 'Who was how available from when to when; the last span of a member has no end.';

COMMENT ON TABLE "public"."invitations" IS 'Somebody asked by mail to join the team. Good for one use within 7 days.';

COMMENT ON TABLE "public"."load_alerts" IS 'A threshold of a team that was passed: raised once, cleared once. value and threshold in conversations or minutes.';

COMMENT ON TABLE "public"."load_samples" IS 'One row per team and minute: how many waited, how long the oldest, how many got an agent since the last sample, how many agents were online with how much open of how much capacity. Kept 35 days.';

COMMENT ON TABLE "public"."member_categories" IS 'What a member handles. Without a row: everything.';

COMMENT ON TABLE "public"."member_presence" IS 'When the desk of a member last said that it is open, and that somebody touches it.';

COMMENT ON TABLE "public"."mentions" IS 'A member named in a note, alone or with a team. While not withdrawn it opens that one conversation to the member.';

COMMENT ON TABLE "public"."message_revisions" IS 'The ledger: what a message said before each change. Append-only; a chain of hashes over the whole installation, in the order of entry, without gaps.';

COMMENT ON TABLE "public"."routing_formula" IS 'One row: what a point of priority, a point of importance, a minute of waiting and a near urgent_at are worth. Waiting is never worth nothing: so nobody waits for ever.';

COMMENT ON TABLE "public"."team_holidays" IS 'Days on which a team does not work, whatever its hours say.';

COMMENT ON TABLE "public"."team_hours" IS 'When a team works: ISO weekday (1 = Monday), local times; closes may be 24:00. A team without any row always works.';

COMMENT ON TABLE "public"."view_as_sessions" IS 'Somebody looks at the desk through a member''s eyes, reading only, for an hour at most. The token''s claim names the row.';

COMMENT ON VIEW "private"."agents" IS 'Members of teams with load and room. is_available: online, active, may reply. has_room: below the own and the team''s capacity. handles null: every category.';

REVOKE ALL ON FUNCTION "private"."add_load"(uuid, uuid, integer, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."add_load"(uuid, uuid, integer, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."add_load"(uuid, uuid, integer, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."admin"(text, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."admin"(text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."admin"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."admin"(text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."announce_directory_change"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_directory_change"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_directory_change"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."announce_load"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_load"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_load"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."announce_wake"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_wake"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_wake"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."append_to_ledger"(public.messages, text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."append_to_ledger"(public.messages, text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."append_to_ledger"(public.messages, text, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."as_customer_sees"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."as_customer_sees"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."as_customer_sees"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."audit"(text, text, uuid, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."audit"(text, text, uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."audit"(text, text, uuid, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."audit_change"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."audit_change"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."audit_change"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."audit_team_member"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."audit_team_member"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."audit_team_member"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."begin_load"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."begin_load"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."begin_load"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."bring_back"(public.conversations, text, text, public.actor_kind, uuid, jsonb, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."bring_back"(public.conversations, text, text, public.actor_kind, uuid, jsonb, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."bring_back"(public.conversations, text, text, public.actor_kind, uuid, jsonb, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."can_claim"(uuid, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."can_claim"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."can_claim"(uuid, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."changed_columns"(jsonb, jsonb, text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."changed_columns"(jsonb, jsonb, text[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."changed_columns"(jsonb, jsonb, text[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_role"(text, text[], uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_role"(text, text[], uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_role"(text, text[], uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_team_name"(text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_team_name"(text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_team_name"(text, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."claim_next"(uuid, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."claim_next"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."claim_next"(uuid, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."contact_preview"(public.conversations) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_preview"(public.conversations) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."contact_preview"(public.conversations) TO "postgres";

REVOKE ALL ON FUNCTION "private"."continuation"(public.conversations, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."continuation"(public.conversations, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."continuation"(public.conversations, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."drain_per_hour"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."drain_per_hour"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."drain_per_hour"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."exceeding"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."exceeding"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."exceeding"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."exceeds_own"(text[], public.access_scope, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."exceeds_own"(text[], public.access_scope, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."exceeds_own"(text[], public.access_scope, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."expected_seconds"(integer, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."expected_seconds"(integer, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."expected_seconds"(integer, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."follow_availability"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."follow_availability"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."follow_availability"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."forget_broadcasts"(uuid[], timestamp WITH time zone, timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."forget_broadcasts"(uuid[], timestamp WITH time zone, timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."forget_broadcasts"(uuid[], timestamp WITH time zone, timestamp WITH time zone) TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."forget_broadcasts"(uuid[], timestamp WITH time zone, timestamp WITH time zone) TO "service_role";

REVOKE ALL ON FUNCTION "private"."forget_old_load"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."forget_old_load"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."forget_old_load"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."formula_of"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."formula_of"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."formula_of"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."guard_built_in_role"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."guard_built_in_role"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."guard_built_in_role"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."guard_last_superadmin"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."guard_last_superadmin"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."guard_last_superadmin"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."guard_ledger"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."guard_ledger"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."guard_ledger"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."has_room"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."has_room"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."has_room"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."hear_customer"(public.conversations, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."hear_customer"(public.conversations, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."hear_customer"(public.conversations, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."hours_are_wrong"(jsonb, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."hours_are_wrong"(jsonb, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."hours_are_wrong"(jsonb, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."is_viewing_as"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."is_viewing_as"() TO "authenticated";

REVOKE ALL ON FUNCTION "private"."is_viewing_as"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."is_viewing_as"() TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."is_viewing_as"() TO "service_role";

REVOKE ALL ON FUNCTION "private"."keep_loads"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_loads"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_loads"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_queue_score"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_queue_score"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_queue_score"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_wake_job"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_wake_job"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_wake_job"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."leave_note"(uuid, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."leave_note"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."leave_note"(uuid, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."leave_topics"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."leave_topics"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."leave_topics"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."load_topic"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."load_topic"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."load_topic"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_job"(text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_job"(text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_job"(text, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_member"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_member"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_member"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."may_open_deleted_files"(uuid, bigint) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."may_open_deleted_files"(uuid, bigint) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."may_open_deleted_files"(uuid, bigint) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."may_open_deleted_files"(uuid, bigint) TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."may_open_deleted_files"(uuid, bigint) TO "service_role";

REVOKE ALL ON FUNCTION "private"."my_own_conversation_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_own_conversation_ids"() TO "authenticated";

REVOKE ALL ON FUNCTION "private"."my_own_conversation_ids"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_own_conversation_ids"() TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_own_conversation_ids"() TO "service_role";

REVOKE ALL ON FUNCTION "private"."my_unassigned_team_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_unassigned_team_ids"() TO "authenticated";

REVOKE ALL ON FUNCTION "private"."my_unassigned_team_ids"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_unassigned_team_ids"() TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_unassigned_team_ids"() TO "service_role";

REVOKE ALL ON FUNCTION "private"."note_refusal"(text, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."note_refusal"(text, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."note_refusal"(text, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."notice_silence"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."notice_silence"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."notice_silence"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."open_invitation"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."open_invitation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."open_invitation"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."points"(private.score) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."points"(private.score) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."points"(private.score) TO "postgres";

REVOKE ALL ON FUNCTION "private"."pretend_role"(uuid, public.access_scope, boolean) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."pretend_role"(uuid, public.access_scope, boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."pretend_role"(uuid, public.access_scope, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."pretend_role"(uuid, public.access_scope, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."put_availability"(uuid, text, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."put_availability"(uuid, text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."put_availability"(uuid, text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."queue_place"(public.conversations) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."queue_place"(public.conversations) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."queue_place"(public.conversations) TO "postgres";

REVOKE ALL ON FUNCTION "private"."queue_score"(public.conversations, public.routing_formula) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."queue_score"(public.conversations, public.routing_formula) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."queue_score"(public.conversations, public.routing_formula) TO "postgres";

REVOKE ALL ON FUNCTION "private"."reach"(public.access_scope, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."reach"(public.access_scope, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."reach"(public.access_scope, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."refuse_viewing_as"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."refuse_viewing_as"() TO "authenticated";

REVOKE ALL ON FUNCTION "private"."refuse_viewing_as"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."refuse_viewing_as"() TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."refuse_viewing_as"() TO "service_role";

REVOKE ALL ON FUNCTION "private"."refused"(text, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."refused"(text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."refused"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."refused"(text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."renew_customer_topic"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."renew_customer_topic"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."renew_customer_topic"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."require_reading"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."require_reading"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."require_reading"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."rescore"(uuid[], uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."rescore"(uuid[], uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rescore"(uuid[], uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."rescore_company"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."rescore_company"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rescore_company"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."rescore_urgent"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."rescore_urgent"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rescore_urgent"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."role_exceeds_own"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."role_exceeds_own"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."role_exceeds_own"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."room_of"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."room_of"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."room_of"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."route_soon"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."route_soon"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."route_soon"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."route_soon_for"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."route_soon_for"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."route_soon_for"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."route_team"(uuid, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."route_team"(uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."route_team"(uuid, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."routed_team"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."routed_team"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."routed_team"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."sample_load"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."sample_load"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."sample_load"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."score_parts"(public.conversations, public.routing_formula, timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."score_parts"(public.conversations, public.routing_formula, timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."score_parts"(public.conversations, public.routing_formula, timestamp WITH time zone) TO "postgres";

REVOKE ALL ON FUNCTION "private"."some_see_unassigned"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."some_see_unassigned"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."some_see_unassigned"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."stamp_availability"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."stamp_availability"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."stamp_availability"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."supervised_team_ids"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."supervised_team_ids"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."supervised_team_ids"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."team_is_open"(uuid, timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."team_is_open"(uuid, timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."team_is_open"(uuid, timestamp WITH time zone) TO "postgres";

REVOKE ALL ON FUNCTION "private"."team_opens_at"(uuid, timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."team_opens_at"(uuid, timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."team_opens_at"(uuid, timestamp WITH time zone) TO "postgres";

REVOKE ALL ON FUNCTION "private"."tell_places"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."tell_places"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."tell_places"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."tell_places_soon"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."tell_places_soon"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."tell_places_soon"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."unassigned_topic"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."unassigned_topic"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."unassigned_topic"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."viewed_member_id"(uuid, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."viewed_member_id"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."viewed_member_id"(uuid, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."wake_for_colleague"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."wake_for_colleague"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."wake_for_colleague"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."wake_when_due"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."wake_when_due"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."wake_when_due"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."watch_mention"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."watch_mention"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."watch_mention"() TO "postgres";

REVOKE ALL ON FUNCTION "public"."accept_invitation"(text, uuid, text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."accept_invitation"(text, uuid, text, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."accept_invitation"(text, uuid, text, text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."archive_team"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."archive_team"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_team"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."assign_conversation"(uuid, uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."assign_conversation"(uuid, uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."assign_conversation"(uuid, uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."be_present"(boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."be_present"(boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."be_present"(boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."claim_conversation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."claim_conversation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."claim_conversation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."colleague_loads"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."colleague_loads"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."colleague_loads"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_role"(text, public.access_scope, text[], boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_role"(text, public.access_scope, text[], boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_role"(text, public.access_scope, text[], boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_team"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_team"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_team"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."deactivate_member"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."deactivate_member"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."deactivate_member"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."drop_job"(text, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."drop_job"(text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."drop_job"(text, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."end_view_as"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."end_view_as"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."end_view_as"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."erase_contact"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."erase_contact"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."erase_contact"(uuid, text) TO "postgres";

REVOKE ALL ON FUNCTION "public"."invitation_by_token"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."invitation_by_token"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."invitation_by_token"(text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."invite_member"(text, uuid, uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."invite_member"(text, uuid, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."invite_member"(text, uuid, uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "public"."issue_invitation_token"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."issue_invitation_token"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."issue_invitation_token"(uuid) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."load_overview"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."load_overview"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."load_overview"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."load_trend"(uuid, date, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."load_trend"(uuid, date, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."load_trend"(uuid, date, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."message_history"(uuid, bigint) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."message_history"(uuid, bigint) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."message_history"(uuid, bigint) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."move_conversation"(uuid, uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."move_conversation"(uuid, uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."move_conversation"(uuid, uuid, text) TO "postgres";

REVOKE ALL ON FUNCTION "public"."password_verification_attempt"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."password_verification_attempt"(jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."password_verification_attempt"(jsonb) TO "supabase_auth_admin";

GRANT EXECUTE ON FUNCTION "public"."preview_role"(public.access_scope, boolean, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."preview_role"(public.access_scope, boolean, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."preview_role"(public.access_scope, boolean, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."preview_routing_formula"(jsonb, uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."preview_routing_formula"(jsonb, uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."preview_routing_formula"(jsonb, uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."queue_jobs"(text, text, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."queue_jobs"(text, text, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."queue_jobs"(text, text, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."queue_overview"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."queue_overview"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."queue_overview"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."reactivate_member"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."reactivate_member"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."reactivate_member"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."record_export"(text, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."record_export"(text, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."record_export"(text, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_role"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."remove_role"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_role"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."resend_invitation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."resend_invitation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."resend_invitation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."restore_message"(uuid, bigint, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."restore_message"(uuid, bigint, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."restore_message"(uuid, bigint, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."retry_job"(text, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."retry_job"(text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."retry_job"(text, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_availability"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_availability"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_availability"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_member_availability"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_member_availability"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_member_availability"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_member_categories"(uuid, uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_member_categories"(uuid, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_member_categories"(uuid, uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_priority"(uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_priority"(uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_priority"(uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_team_hours"(uuid, text, jsonb, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_team_hours"(uuid, text, jsonb, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_team_hours"(uuid, text, jsonb, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_team_member_capacity"(uuid, uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_team_member_capacity"(uuid, uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_team_member_capacity"(uuid, uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_team_members"(uuid, uuid[], uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_team_members"(uuid, uuid[], uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_team_members"(uuid, uuid[], uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_urgent_at"(uuid, timestamp WITH time zone) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_urgent_at"(uuid, timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_urgent_at"(uuid, timestamp WITH time zone) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_urgent_at"(uuid, timestamp WITH time zone) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."snooze_conversation"(uuid, timestamp WITH time zone, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."snooze_conversation"(uuid, timestamp WITH time zone, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."snooze_conversation"(uuid, timestamp WITH time zone, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."start_view_as"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."start_view_as"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."start_view_as"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."unassign_conversation"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."unassign_conversation"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."unassign_conversation"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_inbox"(uuid, text, uuid, jsonb, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_inbox"(uuid, text, uuid, jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_inbox"(uuid, text, uuid, jsonb, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_inbox_reopening"(uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_inbox_reopening"(uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_inbox_reopening"(uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_member"(uuid, text, uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_member"(uuid, text, uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_member"(uuid, text, uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_role"(uuid, text, public.access_scope, text[], boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_role"(uuid, text, public.access_scope, text[], boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_role"(uuid, text, public.access_scope, text[], boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_routing_formula"(jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_routing_formula"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_routing_formula"(jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_team"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_team"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_team"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_team_routing"(uuid, text, integer, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_team_routing"(uuid, text, integer, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_team_routing"(uuid, text, integer, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."verify_ledger"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."verify_ledger"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."verify_ledger"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."wake_conversation"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."wake_conversation"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."wake_conversation"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."wake_conversation"(uuid, text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."withdraw_invitation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."withdraw_invitation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."withdraw_invitation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[]) TO "postgres";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."invitation_tokens" TO "service_role";

GRANT SELECT ON TABLE "private"."ledger_readings" TO "service_role";

REVOKE ALL ON TABLE "public"."audit_entries" FROM "authenticated";

GRANT SELECT ON TABLE "public"."audit_entries" TO "authenticated";

REVOKE ALL ON TABLE "public"."audit_entries" FROM "service_role";

GRANT INSERT, SELECT ON TABLE "public"."audit_entries" TO "service_role";

REVOKE ALL ON TABLE "public"."availability_spans" FROM "authenticated";

GRANT SELECT ON TABLE "public"."availability_spans" TO "authenticated";

REVOKE ALL ON TABLE "public"."availability_spans" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."availability_spans" TO "service_role";

REVOKE ALL ON TABLE "public"."invitations" FROM "authenticated";

GRANT SELECT ON TABLE "public"."invitations" TO "authenticated";

REVOKE ALL ON TABLE "public"."invitations" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."invitations" TO "service_role";

REVOKE ALL ON TABLE "public"."load_alerts" FROM "authenticated";

GRANT SELECT ON TABLE "public"."load_alerts" TO "authenticated";

REVOKE ALL ON TABLE "public"."load_alerts" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."load_alerts" TO "service_role";

REVOKE ALL ON TABLE "public"."load_samples" FROM "authenticated";

GRANT SELECT ON TABLE "public"."load_samples" TO "authenticated";

REVOKE ALL ON TABLE "public"."load_samples" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."load_samples" TO "service_role";

REVOKE ALL ON TABLE "public"."member_categories" FROM "authenticated";

GRANT SELECT ON TABLE "public"."member_categories" TO "authenticated";

REVOKE ALL ON TABLE "public"."member_categories" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."member_categories" TO "service_role";

REVOKE ALL ON TABLE "public"."member_presence" FROM "authenticated";

GRANT SELECT ON TABLE "public"."member_presence" TO "authenticated";

REVOKE ALL ON TABLE "public"."member_presence" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."member_presence" TO "service_role";

REVOKE ALL ON TABLE "public"."routing_formula" FROM "authenticated";

GRANT SELECT ON TABLE "public"."routing_formula" TO "authenticated";

REVOKE ALL ON TABLE "public"."routing_formula" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."routing_formula" TO "service_role";

REVOKE ALL ON TABLE "public"."team_holidays" FROM "authenticated";

GRANT SELECT ON TABLE "public"."team_holidays" TO "authenticated";

REVOKE ALL ON TABLE "public"."team_holidays" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."team_holidays" TO "service_role";

REVOKE ALL ON TABLE "public"."team_hours" FROM "authenticated";

GRANT SELECT ON TABLE "public"."team_hours" TO "authenticated";

REVOKE ALL ON TABLE "public"."team_hours" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."team_hours" TO "service_role";

REVOKE ALL ON TABLE "public"."view_as_sessions" FROM "authenticated";

GRANT SELECT ON TABLE "public"."view_as_sessions" TO "authenticated";

REVOKE ALL ON TABLE "public"."view_as_sessions" FROM "service_role";

GRANT SELECT ON TABLE "public"."view_as_sessions" TO "service_role";
