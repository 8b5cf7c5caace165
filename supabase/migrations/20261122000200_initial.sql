SET local check_function_bodies = off;

CREATE SCHEMA "private";

CREATE TABLE "private"."inbox_secrets" (
  "inbox_id"        uuid                     NOT NULL,
  "identity_secret" text                     NOT NULL DEFAULT encode(extensions.gen_random_bytes(32), 'hex'::text),
  "rotated_at"      timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "inbox_secrets_identity_secret_check" CHECK ((length(identity_secret) >= 32)),
  CONSTRAINT "inbox_secrets_pkey" PRIMARY KEY (inbox_id)
);

ALTER TABLE "private"."inbox_secrets"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "public"."attachments" (
  "id"              uuid   NOT NULL DEFAULT gen_random_uuid(),
  "conversation_id" uuid   NOT NULL,
  "message_seq"     bigint,
  "note_id"         uuid,
  CONSTRAINT "attachments_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."attachments"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."attachments" FROM "anon";

CREATE TABLE "public"."categories" (
  "id"          uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "key"         text                     NOT NULL,
  "names"       jsonb                    NOT NULL,
  "team_id"     uuid                     NOT NULL,
  "priority"    smallint                 NOT NULL DEFAULT 0,
  "sort_order"  smallint                 NOT NULL DEFAULT 0,
  "archived_at" timestamp with time zone,
  "created_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "categories_key_check" CHECK ((key ~ '^[a-z][a-z0-9_]{1,39}$'::text)),
  CONSTRAINT "categories_key_key" UNIQUE (key),
  CONSTRAINT "categories_names_check" CHECK (((names ? 'ru'::text) AND (names ? 'en'::text))),
  CONSTRAINT "categories_pkey" PRIMARY KEY (id),
  CONSTRAINT "categories_priority_check" CHECK (((priority >= 0) AND (priority <= 100)))
);

ALTER TABLE "public"."categories"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."categories" FROM "anon";

CREATE TABLE "public"."companies" (
  "id"          uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "name"        text                     NOT NULL,
  "external_id" text,
  "importance"  smallint                 NOT NULL DEFAULT 0,
  "created_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "companies_external_id_key" UNIQUE (external_id),
  CONSTRAINT "companies_importance_check" CHECK (((importance >= 0) AND (importance <= 100))),
  CONSTRAINT "companies_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT "companies_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."companies"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."companies" FROM "anon";

CREATE TABLE "public"."contact_identities" (
  "id"          uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "contact_id"  uuid                     NOT NULL,
  "channel"     text                     NOT NULL,
  "external_id" text                     NOT NULL,
  "verified_at" timestamp with time zone,
  "created_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "contact_identities_channel_check" CHECK ((channel = ANY (ARRAY['widget'::text, 'email'::text, 'phone'::text, 'telegram'::text]))),
  CONSTRAINT "contact_identities_channel_external_id_key" UNIQUE (channel, external_id),
  CONSTRAINT "contact_identities_external_id_check" CHECK (((length(external_id) >= 1) AND (length(external_id) <= 200))),
  CONSTRAINT "contact_identities_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."contact_identities"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."contact_identities" FROM "anon";

CREATE TABLE "public"."contacts" (
  "id"           uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "company_id"   uuid,
  "name"         text,
  "email"        text,
  "phone"        text,
  "avatar_url"   text,
  "locale"       text,
  "access_epoch" bigint                   NOT NULL DEFAULT 1,
  "blocked_at"   timestamp with time zone,
  "created_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"   timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "contacts_avatar_url_check" CHECK ((avatar_url ~ '^(https?://|/)'::text)),
  CONSTRAINT "contacts_email_check" CHECK ((email ~ '^[^@\s]+@[^@\s]+$'::text)),
  CONSTRAINT "contacts_locale_check" CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  CONSTRAINT "contacts_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  CONSTRAINT "contacts_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."contacts"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."contacts" FROM "anon";

CREATE TABLE "public"."conversation_events" (
  "conversation_id" uuid   NOT NULL,
  "position"        bigint NOT NULL,
  "type"            text   NOT NULL,
  CONSTRAINT "conversation_events_pkey" PRIMARY KEY (conversation_id, "position"),
  CONSTRAINT "conversation_events_type_check"
    CHECK
    ((type = ANY (ARRAY['conversation_started'::text, 'message_sent'::text, 'message_edited'::text, 'message_deleted'::text, 'note_written'::text, 'member_mentioned'::text,
    'mention_withdrawn'::text,
    'conversation_assigned'::text,
    'conversation_unassigned'::text, 'conversation_moved'::text, 'conversation_closed'::text, 'conversation_reopened'::text, 'conversation_woken'::text])))
);

ALTER TABLE "public"."conversation_events"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."conversation_events" FROM "anon";

CREATE TABLE "public"."conversations" (
  "id"               uuid     NOT NULL DEFAULT gen_random_uuid(),
  "number"           bigint   GENERATED ALWAYS AS IDENTITY NOT NULL,
  "inbox_id"         uuid     NOT NULL,
  "contact_id"       uuid     NOT NULL,
  "category_id"      uuid,
  "team_id"          uuid,
  "assignee_id"      uuid,
  "status"           text     NOT NULL DEFAULT 'open'::text,
  "priority"         smallint NOT NULL DEFAULT 0,
  "contact_name"     text,
  "client_id"        uuid     NOT NULL DEFAULT gen_random_uuid(),
  "last_seq"         bigint   NOT NULL DEFAULT 0,
  "last_contact_seq" bigint   NOT NULL DEFAULT 0,
  "last_member_seq"  bigint   NOT NULL DEFAULT 0,
  "position"         bigint   NOT NULL DEFAULT 0,
  "preview"          text     NOT NULL DEFAULT ''::text,
  CONSTRAINT "conversations_contact_id_client_id_key" UNIQUE (contact_id, client_id),
  CONSTRAINT "conversations_number_key" UNIQUE (number),
  CONSTRAINT "conversations_pkey" PRIMARY KEY (id),
  CONSTRAINT "conversations_priority_check" CHECK (((priority >= 0) AND (priority <= 100))),
  CONSTRAINT "conversations_status_check" CHECK ((status = ANY (ARRAY['open'::text, 'snoozed'::text, 'closed'::text])))
);

ALTER TABLE "public"."conversations"
  ENABLE ROW LEVEL SECURITY;

ALTER TABLE "public"."conversations"
  SET (autovacuum_vacuum_scale_factor=0.02, fillfactor=80);

REVOKE ALL ON TABLE "public"."conversations" FROM "anon";

CREATE TABLE "public"."inboxes" (
  "id"   uuid NOT NULL DEFAULT gen_random_uuid(),
  "name" text NOT NULL,
  CONSTRAINT "inboxes_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT "inboxes_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."inboxes"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."inboxes" FROM "anon";

CREATE TABLE "public"."members" (
  "id"         uuid NOT NULL,
  "role_id"    uuid NOT NULL,
  "name"       text NOT NULL,
  "email"      text NOT NULL,
  "avatar_url" text,
  "locale"     text NOT NULL DEFAULT 'ru'::text,
  CONSTRAINT "members_avatar_url_check" CHECK ((avatar_url ~ '^(https?://|/)'::text)),
  CONSTRAINT "members_email_key" UNIQUE (email),
  CONSTRAINT "members_locale_check" CHECK ((locale = ANY (ARRAY['ru'::text, 'en'::text]))),
  CONSTRAINT "members_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CONSTRAINT "members_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."members"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."members" FROM "anon";

CREATE TABLE "public"."mentions" (
  "conversation_id" uuid                     NOT NULL,
  "member_id"       uuid                     NOT NULL,
  "note_id"         uuid                     NOT NULL,
  "mentioned_by"    uuid                     NOT NULL,
  "mentioned_at"    timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  "withdrawn_at"    timestamp with time zone,
  CONSTRAINT "mentions_pkey" PRIMARY KEY (note_id, member_id)
);

ALTER TABLE "public"."mentions"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."mentions" FROM "anon";

CREATE TABLE "public"."message_revisions" (
  "conversation_id" uuid                     NOT NULL,
  "seq"             bigint                   NOT NULL,
  "revision"        integer                  NOT NULL,
  "body"            text                     NOT NULL,
  "change"          text                     NOT NULL,
  "changed_by"      uuid                     NOT NULL,
  "changed_at"      timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "message_revisions_change_check" CHECK ((change = ANY (ARRAY['edited'::text, 'deleted'::text]))),
  CONSTRAINT "message_revisions_pkey" PRIMARY KEY (conversation_id, seq, revision)
);

ALTER TABLE "public"."message_revisions"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."message_revisions" FROM "anon";

CREATE TABLE "public"."messages" (
  "conversation_id" uuid   NOT NULL,
  "seq"             bigint NOT NULL,
  "position"        bigint NOT NULL,
  "client_id"       uuid   NOT NULL,
  CONSTRAINT "messages_conversation_id_client_id_key" UNIQUE (conversation_id, client_id),
  CONSTRAINT "messages_pkey" PRIMARY KEY (conversation_id, seq)
);

ALTER TABLE "public"."messages"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."messages" FROM "anon";

CREATE TABLE "public"."notes" (
  "id"              uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "conversation_id" uuid                     NOT NULL,
  "position"        bigint                   NOT NULL,
  "client_id"       uuid                     NOT NULL,
  "author_id"       uuid                     NOT NULL,
  "body"            text                     NOT NULL,
  "written_at"      timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "notes_body_check" CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  CONSTRAINT "notes_conversation_id_client_id_key" UNIQUE (conversation_id, client_id),
  CONSTRAINT "notes_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."notes"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."notes" FROM "anon";

CREATE TABLE "public"."read_marks" (
  "conversation_id" uuid NOT NULL,
  "reader_id"       uuid NOT NULL,
  CONSTRAINT "read_marks_pkey" PRIMARY KEY (conversation_id, reader_id)
);

ALTER TABLE "public"."read_marks"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."read_marks" FROM "anon";

CREATE TABLE "public"."roles" (
  "id"   uuid NOT NULL DEFAULT gen_random_uuid(),
  "key"  text NOT NULL,
  "name" text NOT NULL,
  CONSTRAINT "roles_key_check" CHECK ((key ~ '^[a-z][a-z0-9_]{1,39}$'::text)),
  CONSTRAINT "roles_key_key" UNIQUE (key),
  CONSTRAINT "roles_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT "roles_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."roles"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."roles" FROM "anon";

CREATE TABLE "public"."sent_mails" (
  "key"             text                     NOT NULL,
  "conversation_id" uuid,
  "recipient"       text                     NOT NULL,
  "claimed_at"      timestamp with time zone NOT NULL DEFAULT now(),
  "sent_at"         timestamp with time zone,
  CONSTRAINT "sent_mails_key_check" CHECK (((length(key) >= 3) AND (length(key) <= 200))),
  CONSTRAINT "sent_mails_pkey" PRIMARY KEY (key)
);

ALTER TABLE "public"."sent_mails"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."sent_mails" FROM "anon", "authenticated";

CREATE TABLE "public"."team_members" (
  "team_id"    uuid                     NOT NULL,
  "member_id"  uuid                     NOT NULL,
  "is_primary" boolean                  NOT NULL DEFAULT true,
  "joined_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "team_members_pkey" PRIMARY KEY (team_id, member_id)
);

ALTER TABLE "public"."team_members"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."team_members" FROM "anon";

CREATE TABLE "public"."teams" (
  "id"           uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "name"         text                     NOT NULL,
  "access_epoch" bigint                   NOT NULL DEFAULT 1,
  "archived_at"  timestamp with time zone,
  "created_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"   timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "teams_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT "teams_name_key" UNIQUE (name),
  CONSTRAINT "teams_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."teams"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."teams" FROM "anon";

CREATE TABLE "public"."visitor_sessions" (
  "id"           uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "contact_id"   uuid                     NOT NULL,
  "inbox_id"     uuid                     NOT NULL,
  "secret_hash"  bytea                    NOT NULL,
  "is_verified"  boolean                  NOT NULL DEFAULT false,
  "created_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "last_seen_at" timestamp with time zone NOT NULL DEFAULT now(),
  "expires_at"   timestamp with time zone NOT NULL DEFAULT (now() + '90 days'::interval),
  "revoked_at"   timestamp with time zone,
  CONSTRAINT "visitor_sessions_pkey" PRIMARY KEY (id),
  CONSTRAINT "visitor_sessions_secret_hash_key" UNIQUE (secret_hash)
);

ALTER TABLE "public"."visitor_sessions"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."visitor_sessions" FROM "anon", "authenticated";

CREATE TABLE "public"."worker_beats" (
  "worker_id"  text                     NOT NULL,
  "started_at" timestamp with time zone NOT NULL DEFAULT now(),
  "beat_at"    timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "worker_beats_pkey" PRIMARY KEY (worker_id)
);

ALTER TABLE "public"."worker_beats"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."worker_beats" FROM "anon", "authenticated";

CREATE TABLE "public"."workspace" (
  "singleton"    boolean                  NOT NULL DEFAULT true,
  "name"         text                     NOT NULL DEFAULT 'Otklik'::text,
  "access_epoch" bigint                   NOT NULL DEFAULT 1,
  "created_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"   timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "workspace_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  CONSTRAINT "workspace_pkey" PRIMARY KEY (singleton),
  CONSTRAINT "workspace_singleton_check" CHECK (singleton)
);

ALTER TABLE "public"."workspace"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."workspace" FROM "anon";

REVOKE ALL ON SEQUENCE "public"."conversations_number_seq" FROM "anon";

REVOKE ALL ON SEQUENCE "public"."conversations_number_seq" FROM "authenticated";

REVOKE ALL ON SEQUENCE "public"."conversations_number_seq" FROM "service_role";

CREATE TYPE "public"."access_scope" AS ENUM (
  'all',
  'teams',
  'assigned'
);

ALTER TABLE "public"."roles"
  ADD COLUMN "scope" public.access_scope NOT NULL;

ALTER TABLE "public"."roles"
  ADD COLUMN "permissions" text[] NOT NULL DEFAULT '{}'::text[];

ALTER TABLE "public"."roles"
  ADD COLUMN "is_built_in" boolean NOT NULL DEFAULT false;

ALTER TABLE "public"."roles"
  ADD COLUMN "created_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."roles"
  ADD COLUMN "updated_at" timestamp WITH time zone NOT NULL DEFAULT now();

CREATE TYPE "public"."actor_kind" AS ENUM (
  'member',
  'contact',
  'system'
);

ALTER TABLE "public"."attachments"
  ADD COLUMN "uploader_kind" public.actor_kind NOT NULL;

ALTER TABLE "public"."attachments"
  ADD COLUMN "uploader_id" uuid NOT NULL;

ALTER TABLE "public"."attachments"
  ADD COLUMN "name" text NOT NULL;

ALTER TABLE "public"."attachments"
  ADD COLUMN "content_type" text NOT NULL;

ALTER TABLE "public"."attachments"
  ADD COLUMN "bytes" bigint NOT NULL;

ALTER TABLE "public"."attachments"
  ADD COLUMN "created_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."conversation_events"
  ADD COLUMN "actor_kind" public.actor_kind NOT NULL;

ALTER TABLE "public"."conversation_events"
  ADD COLUMN "actor_id" uuid;

ALTER TABLE "public"."conversation_events"
  ADD COLUMN "seq" bigint;

ALTER TABLE "public"."conversation_events"
  ADD COLUMN "note_id" uuid;

ALTER TABLE "public"."conversation_events"
  ADD COLUMN "payload" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."conversation_events"
  ADD COLUMN "occurred_at" timestamp WITH time zone NOT NULL DEFAULT clock_timestamp();

ALTER TABLE "public"."conversations"
  ADD COLUMN "preview_from" public.actor_kind;

ALTER TABLE "public"."conversations"
  ADD COLUMN "last_message_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."conversations"
  ADD COLUMN "waiting_since" timestamp WITH time zone;

ALTER TABLE "public"."conversations"
  ADD COLUMN "snoozed_until" timestamp WITH time zone;

ALTER TABLE "public"."conversations"
  ADD COLUMN "closed_at" timestamp WITH time zone;

ALTER TABLE "public"."conversations"
  ADD COLUMN "access_epoch" bigint NOT NULL DEFAULT 1;

ALTER TABLE "public"."conversations"
  ADD COLUMN "created_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."conversations"
  ADD COLUMN "updated_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."messages"
  ADD COLUMN "author_kind" public.actor_kind NOT NULL;

ALTER TABLE "public"."messages"
  ADD COLUMN "author_id" uuid;

ALTER TABLE "public"."messages"
  ADD COLUMN "body" text NOT NULL;

ALTER TABLE "public"."messages"
  ADD COLUMN "sent_at" timestamp WITH time zone NOT NULL DEFAULT clock_timestamp();

ALTER TABLE "public"."messages"
  ADD COLUMN "edited_at" timestamp WITH time zone;

ALTER TABLE "public"."messages"
  ADD COLUMN "deleted_at" timestamp WITH time zone;

ALTER TABLE "public"."read_marks"
  ADD COLUMN "reader_kind" public.actor_kind NOT NULL;

ALTER TABLE "public"."read_marks"
  ADD COLUMN "last_read_seq" bigint NOT NULL DEFAULT 0;

ALTER TABLE "public"."read_marks"
  ADD COLUMN "read_at" timestamp WITH time zone NOT NULL DEFAULT now();

CREATE TYPE "public"."availability" AS ENUM (
  'online',
  'away',
  'offline'
);

ALTER TABLE "public"."members"
  ADD COLUMN "availability" public.availability NOT NULL DEFAULT 'offline'::public.availability;

ALTER TABLE "public"."members"
  ADD COLUMN "capacity" integer NOT NULL DEFAULT 5;

ALTER TABLE "public"."members"
  ADD COLUMN "deactivated_at" timestamp WITH time zone;

ALTER TABLE "public"."members"
  ADD COLUMN "created_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."members"
  ADD COLUMN "updated_at" timestamp WITH time zone NOT NULL DEFAULT now();

CREATE TYPE "public"."channel" AS ENUM (
  'widget',
  'email'
);

ALTER TABLE "public"."inboxes"
  ADD COLUMN "channel" public.channel NOT NULL;

ALTER TABLE "public"."inboxes"
  ADD COLUMN "key" text NOT NULL DEFAULT encode(extensions.gen_random_bytes(9), 'hex'::text);

ALTER TABLE "public"."inboxes"
  ADD COLUMN "team_id" uuid NOT NULL;

ALTER TABLE "public"."inboxes"
  ADD COLUMN "greetings" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."inboxes"
  ADD COLUMN "archived_at" timestamp WITH time zone;

ALTER TABLE "public"."inboxes"
  ADD COLUMN "created_at" timestamp WITH time zone NOT NULL DEFAULT now();

ALTER TABLE "public"."inboxes"
  ADD COLUMN "updated_at" timestamp WITH time zone NOT NULL DEFAULT now();

CREATE TYPE "public"."conversation_row" AS (
  "id"               uuid,
  "number"           bigint,
  "inbox_id"         uuid,
  "contact_id"       uuid,
  "contact_name"     text,
  "category_id"      uuid,
  "team_id"          uuid,
  "assignee_id"      uuid,
  "status"           text,
  "priority"         smallint,
  "preview"          text,
  "preview_from"     public.actor_kind,
  "last_seq"         bigint,
  "last_contact_seq" bigint,
  "position"         bigint,
  "last_message_at"  timestamp WITH time zone,
  "waiting_since"    timestamp WITH time zone,
  "snoozed_until"    timestamp WITH time zone,
  "my_read_seq"      bigint
);

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
  if kind = 'contact' and locked.status <> 'open' then
    update public.conversations c set status = 'open', closed_at = null, snoozed_until = null where c.id = locked.id;
    perform private.record_event(locked.id,
      case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
      kind, author, jsonb_build_object('reason', 'customer_wrote'));
  end if;
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
end
$function$;

CREATE OR REPLACE FUNCTION private.attach (
  conversation uuid,
  files        uuid[],
  author       uuid,
  seq          bigint,
  note         uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  tied integer;
begin
  update public.attachments a set message_seq = attach.seq, note_id = attach.note
  where a.id = any (files) and a.conversation_id = attach.conversation and a.uploader_id = author
    and a.message_seq is null and a.note_id is null;
  get diagnostics tied = row_count;
  if tied <> (select count(distinct f) from unnest(files) f) then
    perform private.refuse('attachment_not_found', 'A file is missing, not yours, or already sent.', 'PT400');
  end if;
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
        or exists (select from public.mentions m
          where m.conversation_id = c.id and m.member_id = me and m.withdrawn_at is null)));
end
$function$;

CREATE OR REPLACE FUNCTION private.carry_contact_name()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  update public.conversations c set contact_name = new.name where c.contact_id = new.id;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.claims()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  return coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb;
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
      'last_seq', c.last_seq, 'last_message_at', c.last_message_at, 'preview', c.preview, 'preview_from', c.preview_from,
      'assignee', private.public_member(c.assignee_id),
      'typing_topic', private.conversation_topic('typing', c.id),
      'my_read_seq', coalesce((select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0),
      'team_read_seq', coalesce((select max(r.last_read_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_kind = 'member'), 0),
      'unread', greatest(0, case when c.last_member_seq > coalesce(
          (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
        then (select count(*) from (
          select from public.messages m where m.conversation_id = c.id and m.author_kind <> 'contact' and m.seq > coalesce(
            (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
          limit 100) unread) else 0 end))
    from public.conversations c where c.id = contact_conversation.conversation
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_id()
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  claims jsonb := private.claims();
  caller uuid := private.uuid_or_null(claims ->> 'sub');
  session uuid := private.uuid_or_null(claims ->> 'visitor_session_id');
begin
  if claims ->> 'kind' is distinct from 'contact' then return null; end if;
  return (
    select s.contact_id
      from public.visitor_sessions s join public.contacts c on c.id = s.contact_id
      where s.id = session and s.contact_id = caller
        and s.revoked_at is null and s.expires_at > now() and c.blocked_at is null
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_topic (
  contact uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select 'contact:' || k.id || ':' || k.access_epoch from public.contacts k where k.id = contact_topic.contact
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.conversation_row (
  c      public.conversations,
  reader uuid
)
  RETURNS public.conversation_row
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.conversation_row;
begin
  found := (c.id, c.number, c.inbox_id, c.contact_id, c.contact_name, c.category_id, c.team_id,
    c.assignee_id, c.status, c.priority, c.preview, c.preview_from, c.last_seq, c.last_contact_seq, c.position,
    c.last_message_at, c.waiting_since, c.snoozed_until,
    coalesce((select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = reader), 0));
  return found;
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
    from public.conversations c
    left join public.teams t on t.id = c.team_id
    cross join public.workspace w
    where c.id = conversation_topic.conversation
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.enqueue (
  queue     text,
  payload   jsonb,
  singleton text                     DEFAULT NULL::text,
  run_at    timestamp with time zone DEFAULT now()
)
  RETURNS uuid
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  made uuid;
begin
  insert into pgboss.job (name, data, singleton_key, start_after, policy, retry_limit, retry_delay, retry_backoff,
    retry_delay_max, expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
  select q.name, payload, singleton, run_at, q.policy, q.retry_limit, q.retry_delay, q.retry_backoff,
    q.retry_delay_max, q.expire_seconds, q.deletion_seconds, run_at + make_interval(secs => q.retention_seconds), q.dead_letter, q.heartbeat_seconds
  from pgboss.queue q where q.name = enqueue.queue
  on conflict do nothing
  returning id into made;
  if made is not null and run_at <= now() then
    -- The channel pg-boss listens on: plans.js, notifyChannelSql. Without it a job waits for the next poll.
    perform pg_notify('pgboss_' || left(encode(sha224('pgboss'::bytea), 'hex'), 24), enqueue.queue);
  end if;
  if made is null and not exists (select from pgboss.queue q where q.name = enqueue.queue) then
    raise exception using message = 'queue_not_found', detail = format('No queue %L: the worker makes them from lib/queue/contract.ts.', queue), errcode = 'P0002';
  end if;
  return made;
end
$function$;

CREATE OR REPLACE FUNCTION private.event_json (
  event public.conversation_events
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return jsonb_build_object(
    'conversation_id', event.conversation_id, 'position', event.position, 'type', event.type,
    'actor', jsonb_build_object('kind', event.actor_kind, 'id', event.actor_id),
    'payload', event.payload, 'occurred_at', event.occurred_at)
  || case when event.seq is null then '{}'::jsonb else jsonb_build_object('message', (
      select private.message_json(m) from public.messages m
      where m.conversation_id = event.conversation_id and m.seq = event.seq)) end
  || case when event.note_id is null then '{}'::jsonb else jsonb_build_object('note', (
      select private.note_json(n) from public.notes n where n.id = event.note_id)) end;
end
$function$;

CREATE OR REPLACE FUNCTION private.forbid_change()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SET search_path TO ''
  AS $function$
begin
  raise exception using
    message = 'append_only', errcode = '42501',
    detail = format('%I only grows: its rows are never changed or removed.', tg_table_name);
end
$function$;

CREATE OR REPLACE FUNCTION private.give_inbox_a_secret()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  insert into private.inbox_secrets (inbox_id) values (new.id) on conflict do nothing;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.has_permission (
  permission text
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return exists (
    select from public.members m join public.roles r on r.id = m.role_id
    where m.id = private.member_id() and has_permission.permission = any (r.permissions)
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.hears_list (
  member uuid,
  team   uuid
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return exists (
    select from public.members m join public.roles r on r.id = m.role_id
    where m.id = member and (m.deactivated_at is not null or r.scope = 'all' or (r.scope = 'teams' and exists (
      select from public.team_members t where t.member_id = member and t.team_id = hears_list.team))));
end
$function$;

CREATE OR REPLACE FUNCTION private.inbox_topic()
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select 'inbox:all:' || w.access_epoch from public.workspace w
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.is_member()
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  return private.member_id() is not null;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_quiet()
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  return coalesce(current_setting('otklik.quiet', true), '') = 'on';
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_conversation (
  conversation uuid
)
  RETURNS public.conversations
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  locked public.conversations;
  epoch bigint := (select c.access_epoch from public.conversations c where c.id = lock_conversation.conversation);
begin
  if private.can_see_conversation(lock_conversation.conversation) then
    select c.* into locked from public.conversations c
    where c.id = lock_conversation.conversation for no key update;
    -- It may have been moved or taken away while the lock was waited for: a reply would claim it back.
    if locked.access_epoch <> epoch and not private.can_see_conversation(locked.id) then
      locked := null;
    end if;
  end if;
  if locked.id is null then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  return locked;
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
  if split_part(topic, ':', 2) !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then return false; end if;
  subject := split_part(topic, ':', 2)::uuid;
  return coalesce(case kind
    when 'member' then subject = private.member_id() and topic = 'member:' || subject
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
  return coalesce(case extension
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
begin
  if claims ->> 'kind' = 'contact' then return null; end if;
  return (select m.id from public.members m where m.id = caller and m.deactivated_at is null);
end
$function$;

CREATE OR REPLACE FUNCTION private.message_json (
  message public.messages
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return jsonb_build_object(
    'conversation_id', message.conversation_id, 'seq', message.seq, 'position', message.position,
    'client_id', message.client_id, 'body', message.body, 'sent_at', message.sent_at,
    'edited_at', message.edited_at, 'deleted_at', message.deleted_at,
    'author', jsonb_build_object('kind', message.author_kind, 'id', message.author_id) || case message.author_kind
      when 'member' then coalesce(private.public_member(message.author_id), '{}')
      when 'contact' then coalesce((select jsonb_build_object('name', c.name, 'avatar_url', c.avatar_url)
        from public.contacts c where c.id = message.author_id), '{}')
      else '{}' end,
    'attachments', coalesce((
      select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'content_type', a.content_type, 'bytes', a.bytes) order by a.created_at, a.id)
      from public.attachments a
      where a.conversation_id = message.conversation_id and a.message_seq = message.seq and message.deleted_at is null), '[]'));
end
$function$;

CREATE OR REPLACE FUNCTION private.my_inbox_id()
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  session uuid := private.uuid_or_null(private.claims() ->> 'visitor_session_id');
  me uuid := private.contact_id();
begin
  return (select s.inbox_id from public.visitor_sessions s where s.id = session and s.contact_id = me);
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

CREATE OR REPLACE FUNCTION private.my_scope()
  RETURNS public.access_scope
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select r.scope from public.members m join public.roles r on r.id = m.role_id
    where m.id = private.member_id()
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.my_team_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select coalesce(array_agg(t.team_id), '{}')
    from public.team_members t
    where t.member_id = private.member_id()
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.my_visible_team_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return case when private.my_scope() = 'assigned' then '{}'::uuid[] else private.my_team_ids() end;
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
      from public.mentions m where m.note_id = note.id and m.withdrawn_at is null), '[]'));
end
$function$;

CREATE OR REPLACE FUNCTION private.permission_catalogue()
  RETURNS text[]
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select array[
    'reply', 'note', 'assign', 'close', 'edit_messages', 'delete_messages', 'read_deleted',
    'manage_contacts', 'manage_teams', 'manage_members', 'manage_roles', 'manage_inboxes'
  ]
$function$;

CREATE OR REPLACE FUNCTION private.public_member (
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
    select jsonb_build_object('id', m.id, 'name', m.name, 'avatar_url', m.avatar_url)
    from public.members m where m.id = public_member.member
  );
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
  lost_sight boolean;
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
  if new.assignee_id is not null and not private.hears_list(new.assignee_id, new.team_id) then
    perform realtime.send(list_row, 'conversation', 'member:' || new.assignee_id, true);
  end if;
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
  if new.type in ('message_sent', 'message_edited', 'message_deleted') then
    select c.contact_id into customer from public.conversations c where c.id = new.conversation_id;
    perform realtime.send(
      jsonb_build_object('message', about -> 'message', 'position', new.position,
        'typing_topic', private.conversation_topic('typing', new.conversation_id)),
      'message', private.contact_topic(customer), true);
  elsif new.type = 'member_mentioned' then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id),
      'mentioned', 'member:' || (new.payload ->> 'member_id'), true);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.publish_read_mark()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.is_quiet() or exists (
    select from public.messages m
    where m.conversation_id = new.conversation_id and m.seq = new.last_read_seq and m.author_id = new.reader_id
  ) then
    -- Whoever wrote a message has read up to it: the message itself says so.
    return null;
  end if;
  perform realtime.send(
    jsonb_build_object('conversation_id', new.conversation_id, 'reader_id', new.reader_id,
      'reader_kind', new.reader_kind, 'last_read_seq', new.last_read_seq),
    'read', private.conversation_topic('conversation', new.conversation_id), true);
  if new.reader_kind = 'member' then
    perform realtime.send(
      jsonb_build_object('conversation_id', new.conversation_id, 'reader_kind', 'member', 'last_read_seq', new.last_read_seq),
      'read', private.contact_topic(c.contact_id), true)
    from public.conversations c where c.id = new.conversation_id;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.record_event (
  conversation uuid,
  event_type   text,
  kind         public.actor_kind,
  actor        uuid,
  about        jsonb             DEFAULT '{}'::jsonb,
  message_seq  bigint            DEFAULT NULL::bigint,
  note         uuid              DEFAULT NULL::uuid
)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  taken bigint;
begin
  update public.conversations c set position = c.position + 1, updated_at = now()
  where c.id = record_event.conversation returning c.position into taken;
  insert into public.conversation_events (conversation_id, position, type, actor_kind, actor_id, seq, note_id, payload)
  values (record_event.conversation, taken, event_type, kind, actor, message_seq, note, about);
  return taken;
end
$function$;

CREATE OR REPLACE FUNCTION private.refuse (
  reason      text,
  explanation text DEFAULT NULL::text,
  state       text DEFAULT 'PT400'::text
)
  RETURNS void
  LANGUAGE plpgsql
  SET search_path TO ''
  AS $function$
begin
  raise exception using message = reason, detail = coalesce(explanation, ''), errcode = state;
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
  perform realtime.send('{}', 'topic_moved', private.contact_topic(contact), true);
  update public.contacts k set access_epoch = k.access_epoch + 1 where k.id = contact;
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
  perform realtime.send(jsonb_build_object('conversation_id', old.id), 'topic_moved', private.conversation_topic('conversation', old.id), true);
  new.access_epoch := old.access_epoch + 1;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_mention_epoch()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id), 'topic_moved', private.conversation_topic('conversation', new.conversation_id), true);
  update public.conversations c set access_epoch = c.access_epoch + 1 where c.id = new.conversation_id;
  perform private.announce_access_change(array[new.member_id]);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_team_epoch()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if tg_op <> 'INSERT' then
    update public.teams t set access_epoch = t.access_epoch + 1 where t.id = old.team_id;
    -- Everybody: who sees one conversation of the team as assignee or by a mention sits on its old name, too.
    perform private.announce_access_change();
  else
    perform private.announce_access_change(array[new.member_id]);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.renew_workspace_epoch()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  update public.workspace set access_epoch = access_epoch + 1;
  perform private.announce_access_change();
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.require_contact()
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.contact_id();
begin
  if me is null then
    perform private.refuse('not_a_contact', 'Only a customer''s session may do this.', '42501');
  end if;
  return me;
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
  if not private.has_permission(require_permission.permission) then
    perform private.refuse('not_permitted', format('The role lacks the permission %L.', permission), '42501');
  end if;
  return me;
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
  me uuid := private.require_permission('edit_messages');
  locked public.conversations := private.lock_conversation(revise_message.conversation);
  message public.messages;
begin
  select m.* into message from public.messages m
  where m.conversation_id = locked.id and m.seq = revise_message.seq and m.author_kind = 'member';
  if message.seq is null then
    perform private.refuse('message_not_found', 'No message of the team with this number here.', 'PT404');
  end if;
  if message.author_id is distinct from me then
    perform private.require_permission('delete_messages');
  end if;
  if message.deleted_at is not null then
    if change = 'deleted' then return private.message_json(message); end if;
    perform private.refuse('message_deleted', 'A deleted message cannot be edited.', 'PT409');
  end if;
  body := coalesce(revise_message.body, '');
  if change = 'edited' and (btrim(revise_message.body, E' \t\r\n') = '' or length(revise_message.body) > 20000) then
    perform private.refuse(case when length(revise_message.body) > 20000 then 'message_too_long' else 'message_empty' end);
  end if;
  if change = 'edited' and message.body = revise_message.body then return private.message_json(message); end if;
  insert into public.message_revisions (conversation_id, seq, revision, body, change, changed_by)
  select locked.id, message.seq, count(*) + 1, message.body, revise_message.change, me
  from public.message_revisions r where r.conversation_id = locked.id and r.seq = message.seq;
  update public.messages m set
    body = revise_message.body,
    edited_at = case change when 'edited' then clock_timestamp() else m.edited_at end,
    deleted_at = case change when 'deleted' then clock_timestamp() end
  where m.conversation_id = locked.id and m.seq = message.seq returning m.* into message;
  if locked.last_seq = message.seq then
    update public.conversations c set preview = left(regexp_replace(revise_message.body, '\s+', ' ', 'g'), 140) where c.id = locked.id;
  end if;
  perform private.record_event(locked.id, 'message_' || change, 'member', me, '{}', message.seq);
  return private.message_json(message);
end
$function$;

CREATE OR REPLACE FUNCTION private.team_topic (
  team uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (
    select 'team:' || t.id || ':' || t.access_epoch || '.' || w.access_epoch
    from public.teams t cross join public.workspace w where t.id = team_topic.team
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.touch_updated_at()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SET search_path TO ''
  AS $function$
begin
  new.updated_at := now();
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.uuid_or_null (
  word text
)
  RETURNS uuid
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  return case when pg_input_is_valid(word, 'uuid') then word::uuid end;
end
$function$;

CREATE OR REPLACE FUNCTION private.verified_contact (
  identity jsonb
)
  RETURNS uuid
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found uuid;
  employer uuid;
begin
  if coalesce(identity ->> 'user_id', '') = '' then
    perform private.refuse('identity_invalid', 'An identity says at least a user_id.', 'PT400');
  end if;
  if identity ->> 'company_id' is not null then
    -- Written only where there is news: else all customers of a company would wait for one row's lock.
    select c.id into employer from public.companies c
    where c.external_id = identity ->> 'company_id' and c.name = coalesce(identity ->> 'company_name', c.name);
    if employer is null then
      insert into public.companies as c (external_id, name)
      values (identity ->> 'company_id', coalesce(identity ->> 'company_name', identity ->> 'company_id'))
      on conflict (external_id) do update set name = coalesce(identity ->> 'company_name', c.name)
      returning c.id into employer;
    end if;
  end if;
  select i.contact_id into found from public.contact_identities i
  where i.channel = 'widget' and i.external_id = identity ->> 'user_id';
  if found is null then
    -- Two first visits at once: the loser of the race waits here and then finds the winner's contact.
    perform pg_advisory_xact_lock(hashtextextended('widget:' || (identity ->> 'user_id'), 0));
    select i.contact_id into found from public.contact_identities i
    where i.channel = 'widget' and i.external_id = identity ->> 'user_id';
  end if;
  if found is null then
    insert into public.contacts (name, email, company_id)
    values (identity ->> 'name', identity ->> 'email', employer) returning id into found;
    insert into public.contact_identities (contact_id, channel, external_id, verified_at)
    values (found, 'widget', identity ->> 'user_id', now());
  else
    update public.contacts c set
      name = coalesce(identity ->> 'name', c.name),
      email = coalesce(identity ->> 'email', c.email),
      company_id = coalesce(employer, c.company_id)
    where c.id = found and (
      c.name is distinct from coalesce(identity ->> 'name', c.name)
      or c.email is distinct from coalesce(identity ->> 'email', c.email)
      or c.company_id is distinct from coalesce(employer, c.company_id));
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.watch_unread()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if exists (
    select from public.conversations c join public.contacts k on k.id = c.contact_id
    where c.id = new.conversation_id and k.email is not null
  ) then
    perform private.enqueue('messages/mail-unread', jsonb_build_object('conversation_id', new.conversation_id),
      new.conversation_id::text, now() + interval '3 minutes');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION public.assign_conversation (
  conversation uuid,
  member       uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(assign_conversation.conversation);
begin
  if locked.assignee_id is not distinct from member then return; end if;
  if not exists (select from public.members m where m.id = member and m.deactivated_at is null) then
    perform private.refuse('member_not_found', 'No active member with this id.', 'PT404');
  end if;
  update public.conversations c set assignee_id = member where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_assigned', 'member', me,
    jsonb_build_object('member_id', member, 'from_member_id', locked.assignee_id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."assign_conversation"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

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
  set status = 'closed', closed_at = now(), waiting_since = null, snoozed_until = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_closed', 'member', me);
end
$function$;

REVOKE ALL ON FUNCTION "public"."close_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

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
        select coalesce(jsonb_agg(private.message_json(m) order by m.seq), '[]') from (
          select m.* from public.messages m
          where m.conversation_id = contact_messages.conversation and (before_seq is null or m.seq < before_seq)
          order by m.seq desc limit rows) m)
      else (
        select coalesce(jsonb_agg(private.message_json(m) order by m.seq), '[]') from public.messages m
        where m.conversation_id = contact_messages.conversation and m.seq in (
          select e.seq from public.conversation_events e
          where e.conversation_id = contact_messages.conversation and e.position > since_position and e.seq is not null
            and (cut is null or e.position <= cut))) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."contact_messages"(uuid, bigint, bigint, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.delete_message (
  conversation uuid,
  seq          bigint
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return private.revise_message(delete_message.conversation, delete_message.seq, 'deleted', '');
end
$function$;

REVOKE ALL ON FUNCTION "public"."delete_message"(uuid, bigint) FROM PUBLIC, "anon", "service_role";

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
  return private.revise_message(edit_message.conversation, edit_message.seq, 'edited', edit_message.body);
end
$function$;

REVOKE ALL ON FUNCTION "public"."edit_message"(uuid, bigint, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.end_visitor_session (
  session uuid
)
  RETURNS void
  LANGUAGE sql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$ update public.visitor_sessions s set revoked_at = now() where s.id = end_visitor_session.session and s.revoked_at is null $function$;

REVOKE ALL ON FUNCTION "public"."end_visitor_session"(uuid) FROM PUBLIC, "anon", "authenticated";

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
  if view is null or view not in ('unassigned', 'all', 'snoozed', 'closed') then
    perform private.refuse('view_not_found', 'Views are mine, unassigned, all, snoozed and closed.', 'PT404');
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

REVOKE ALL ON FUNCTION "public"."inbox_page"(text, uuid, timestamp WITH time zone, uuid, integer) FROM PUBLIC, "anon", "service_role";

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
  if me is null or not private.can_see_conversation(mark_read.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
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

REVOKE ALL ON FUNCTION "public"."mark_read"(uuid, bigint) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.move_conversation (
  conversation uuid,
  team         uuid
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
  update public.conversations c set team_id = team, assignee_id = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_moved', 'member', me,
    jsonb_build_object('team_id', team, 'from_team_id', locked.team_id, 'from_member_id', locked.assignee_id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."move_conversation"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

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
  return jsonb_build_object('member', 'member:' || me, 'lists', case
    when private.my_scope() = 'all' then jsonb_build_array(private.inbox_topic())
    else (select coalesce(jsonb_agg(private.team_topic(t)), '[]') from unnest(private.my_visible_team_ids()) t) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."my_topics"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.open_visitor_session (
  inbox    uuid,
  secret   text,
  identity jsonb DEFAULT NULL::jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  hash bytea := sha256(convert_to(secret, 'UTF8'));
  session public.visitor_sessions;
  contact uuid;
begin
  if coalesce(length(secret), 0) < 43 then
    perform private.refuse('secret_too_short', 'A visitor secret carries 256 bits.', 'PT400');
  end if;
  if not exists (select from public.inboxes i where i.id = inbox) then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  select s.* into session from public.visitor_sessions s where s.secret_hash = hash for update;
  if session.id is null then
    -- Tabs that are restored at once come with one new secret: the others wait here for the first.
    perform pg_advisory_xact_lock(hashtextextended('visitor:' || encode(hash, 'hex'), 0));
    select s.* into session from public.visitor_sessions s where s.secret_hash = hash for update;
  end if;
  if session.id is not null and (session.inbox_id <> inbox or session.revoked_at is not null or session.expires_at < now()) then
    perform private.refuse('session_ended', 'Begin again with a new secret.', 'PT401');
  end if;
  if identity is not null then
    contact := private.verified_contact(identity);
    if session.id is not null and session.contact_id <> contact then
      -- A browser's secret stays with the contact it began with: another person gets another secret.
      perform private.refuse('session_of_another', 'This secret belongs to another contact. Begin again with a new one.', 'PT409');
    end if;
  elsif session.id is not null and session.is_verified then
    perform private.refuse('identity_required', 'This session belongs to a known customer: send the signed identity.', 'PT401');
  end if;
  if session.id is null then
    if contact is null then
      insert into public.contacts default values returning id into contact;
    end if;
    insert into public.visitor_sessions (contact_id, inbox_id, secret_hash, is_verified)
    values (contact, inbox, hash, identity is not null) returning * into session;
  else
    update public.visitor_sessions s set last_seen_at = now(), expires_at = now() + interval '90 days' where s.id = session.id;
  end if;
  if exists (select from public.contacts c where c.id = session.contact_id and c.blocked_at is not null) then
    perform private.refuse('contact_blocked', 'This customer is blocked.', '42501');
  end if;
  return jsonb_build_object('session_id', session.id, 'contact_id', session.contact_id, 'inbox_id', session.inbox_id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.platform_health()
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('worker_beat_seconds',
    (select extract(epoch from now() - max(b.beat_at))::float8 from public.worker_beats b))
$function$;

REVOKE ALL ON FUNCTION "public"."platform_health"() FROM PUBLIC, "anon", "authenticated";

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

REVOKE ALL ON FUNCTION "public"."register_attachment"(uuid, text, text, bigint) FROM PUBLIC, "anon", "service_role";

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
  update public.conversations c
  set status = 'open', closed_at = null, snoozed_until = null where c.id = locked.id;
  perform private.record_event(locked.id,
    case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end, 'member', me);
end
$function$;

REVOKE ALL ON FUNCTION "public"."reopen_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

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

REVOKE ALL ON FUNCTION "public"."send_message"(uuid, uuid, text, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.start_conversation (
  client_id         uuid,
  message_client_id uuid,
  body              text,
  category          uuid DEFAULT NULL::uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  begun public.conversations;
  topic_category public.categories;
  message jsonb;
begin
  if start_conversation.client_id is null then
    perform private.refuse('client_id_missing', 'A conversation needs the client''s own id.', 'PT400');
  end if;
  select c.* into topic_category from public.categories c
  where c.id = start_conversation.category and c.archived_at is null;
  -- A repeated start finds its conversation, whatever has become of the category since.
  if category is not null and topic_category.id is null and not exists (
    select from public.conversations c where c.contact_id = me and c.client_id = start_conversation.client_id
  ) then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  insert into public.conversations as c (contact_id, client_id, inbox_id, category_id, team_id, priority, contact_name)
  select me, start_conversation.client_id, i.id, topic_category.id,
    coalesce(topic_category.team_id, i.team_id), coalesce(topic_category.priority, 0), k.name
  from public.inboxes i, public.contacts k
  where i.id = private.my_inbox_id() and k.id = me
  on conflict on constraint conversations_contact_id_client_id_key do nothing
  returning c.* into begun;
  if begun.id is null then
    select c.* into strict begun from public.conversations c
    where c.contact_id = me and c.client_id = start_conversation.client_id;
  else
    perform private.record_event(begun.id, 'conversation_started', 'contact', me,
      jsonb_build_object('category_id', topic_category.id, 'team_id', begun.team_id));
  end if;
  -- Two statements: contact_conversation is stable, and within one would not yet see the message.
  message := public.send_message(begun.id, start_conversation.message_client_id, start_conversation.body);
  return jsonb_build_object('message', message, 'conversation', private.contact_conversation(begun.id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.timeline_page (
  conversation    uuid,
  before_position bigint  DEFAULT NULL::bigint,
  since_position  bigint  DEFAULT NULL::bigint,
  page_size       integer DEFAULT 50
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 500);
  row_of public.conversations;
  entries jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if private.can_see_conversation(timeline_page.conversation) then
    select c.* into row_of from public.conversations c where c.id = timeline_page.conversation;
  end if;
  if row_of.id is null then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if since_position is null then
    select coalesce(jsonb_agg(private.event_json(e) order by e.position), '[]') into entries from (
      select e.* from public.conversation_events e
      where e.conversation_id = row_of.id and (before_position is null or e.position < before_position)
      order by e.position desc limit rows) e;
  else
    select coalesce(jsonb_agg(private.event_json(e) order by e.position), '[]') into entries from (
      select e.* from public.conversation_events e
      where e.conversation_id = row_of.id and e.position > since_position
      order by e.position limit rows) e;
  end if;
  return jsonb_build_object(
    'conversation', to_jsonb(private.conversation_row(row_of, me)),
    'topics', jsonb_build_object(
      'conversation', private.conversation_topic('conversation', row_of.id),
      'typing', private.conversation_topic('typing', row_of.id),
      'viewers', private.conversation_topic('viewers', row_of.id)),
    'read_marks', (select coalesce(jsonb_agg(jsonb_build_object('reader_id', r.reader_id, 'reader_kind', r.reader_kind, 'last_read_seq', r.last_read_seq)), '[]')
      from public.read_marks r where r.conversation_id = row_of.id),
    'events', entries);
end
$function$;

REVOKE ALL ON FUNCTION "public"."timeline_page"(uuid, bigint, bigint, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.unassign_conversation (
  conversation uuid
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
  update public.conversations c set assignee_id = null where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_unassigned', 'member', me,
    jsonb_build_object('from_member_id', locked.assignee_id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."unassign_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

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
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  return jsonb_build_object(
    'mine', (select count(*) from (select from public.conversations c
      where c.assignee_id = me and c.status = 'open' limit 100) n),
    'unassigned', (select count(*) from (select from public.conversations c
      where c.assignee_id is null and c.status = 'open' and (scope = 'all' or c.team_id = any (teams) or c.id = any (mentioned)) limit 100) n),
    'all', (select count(*) from (select from public.conversations c
      where c.status = 'open' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)) limit 100) n),
    'snoozed', (select count(*) from (select from public.conversations c
      where c.status = 'snoozed' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)) limit 100) n),
    'closed', (select count(*) from (select from public.conversations c
      where c.status = 'closed' and (scope = 'all' or c.team_id = any (teams) or c.assignee_id = me or c.id = any (mentioned)) limit 100) n));
end
$function$;

REVOKE ALL ON FUNCTION "public"."view_counts"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.widget_inbox (
  inbox_key text
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('id', i.id, 'name', i.name, 'greetings', i.greetings, 'identity_secret', s.identity_secret)
  from public.inboxes i join private.inbox_secrets s on s.inbox_id = i.id
  where i.key = inbox_key and i.channel = 'widget' and i.archived_at is null
$function$;

REVOKE ALL ON FUNCTION "public"."widget_inbox"(text) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.widget_state()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  my_inbox uuid := private.my_inbox_id();
begin
  return jsonb_build_object(
    'contact', (select jsonb_build_object('id', k.id, 'name', k.name) from public.contacts k where k.id = me),
    'topic', private.contact_topic(me),
    'categories', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'names', g.names) order by g.sort_order, g.key), '[]')
      from public.categories g where g.archived_at is null),
    'conversations', (select coalesce(jsonb_agg(private.contact_conversation(c.id) order by c.last_message_at desc), '[]')
      from (select c.id, c.last_message_at from public.conversations c
        where c.contact_id = me and c.inbox_id = my_inbox
        order by c.last_message_at desc limit 50) c));
end
$function$;

REVOKE ALL ON FUNCTION "public"."widget_state"() FROM PUBLIC, "anon", "service_role";

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
  me uuid := private.require_permission('assign');
  locked public.conversations := private.lock_conversation(withdraw_mention.conversation);
  changed integer;
begin
  update public.mentions m set withdrawn_at = clock_timestamp()
  where m.conversation_id = locked.id and m.member_id = withdraw_mention.member and m.withdrawn_at is null;
  get diagnostics changed = row_count;
  if changed > 0 then
    perform private.record_event(locked.id, 'mention_withdrawn', 'member', me, jsonb_build_object('member_id', member));
  end if;
end
$function$;

REVOKE ALL ON FUNCTION "public"."withdraw_mention"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.write_note (
  conversation uuid,
  client_id    uuid,
  body         text,
  mentioned    uuid[] DEFAULT '{}'::uuid[]
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
  insert into public.mentions (conversation_id, member_id, note_id, mentioned_by)
  select locked.id, m.id, note.id, me from public.members m
  -- Oneself not: whoever is moved off a conversation would go on seeing it.
  where m.id = any (mentioned) and m.id <> me and m.deactivated_at is null;
  perform private.record_event(locked.id, 'note_written', 'member', me, '{}', null, note.id);
  perform private.record_event(locked.id, 'member_mentioned', 'member', me,
      jsonb_build_object('member_id', m.member_id), null, note.id)
  from public.mentions m where m.note_id = note.id;
  return private.note_json(note);
end
$function$;

REVOKE ALL ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[]) FROM PUBLIC, "anon", "service_role";

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_bytes_check" CHECK (((bytes >= 1) AND (bytes <= 26214400)));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_content_type_check" CHECK ((length(content_type) <= 120));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_name_check" CHECK ((((length(name) >= 1) AND (length(name) <= 200)) AND (name !~ '[/\\[:cntrl:]]'::text)));

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_company_id_fkey" FOREIGN KEY (company_id) REFERENCES public.companies(id) ON DELETE SET NULL;

ALTER TABLE "public"."contact_identities"
  ADD CONSTRAINT "contact_identities_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_category_id_fkey" FOREIGN KEY (category_id) REFERENCES public.categories(id);

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id);

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."conversation_events"
  ADD CONSTRAINT "conversation_events_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."inboxes"
  ADD CONSTRAINT "inboxes_key_key" UNIQUE (key);

ALTER TABLE "private"."inbox_secrets"
  ADD CONSTRAINT "inbox_secrets_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id) ON DELETE CASCADE;

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id);

ALTER TABLE "public"."members"
  ADD CONSTRAINT "members_capacity_check" CHECK (((capacity >= 0) AND (capacity <= 500)));

ALTER TABLE "public"."members"
  ADD CONSTRAINT "members_id_fkey" FOREIGN KEY (id) REFERENCES auth.users(id) ON DELETE RESTRICT;

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_assignee_id_fkey" FOREIGN KEY (assignee_id) REFERENCES public.members(id);

ALTER TABLE "public"."mentions"
  ADD CONSTRAINT "mentions_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."mentions"
  ADD CONSTRAINT "mentions_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id);

ALTER TABLE "public"."mentions"
  ADD CONSTRAINT "mentions_mentioned_by_fkey" FOREIGN KEY (mentioned_by) REFERENCES public.members(id);

ALTER TABLE "public"."message_revisions"
  ADD CONSTRAINT "message_revisions_changed_by_fkey" FOREIGN KEY (changed_by) REFERENCES public.members(id);

ALTER TABLE "public"."messages"
  ADD CONSTRAINT "messages_body_check" CHECK ((length(body) <= 20000));

ALTER TABLE "public"."messages"
  ADD CONSTRAINT "messages_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_conversation_id_message_seq_fkey" FOREIGN KEY (conversation_id, message_seq) REFERENCES public.messages(conversation_id, seq);

ALTER TABLE "public"."message_revisions"
  ADD CONSTRAINT "message_revisions_conversation_id_seq_fkey" FOREIGN KEY (conversation_id, seq) REFERENCES public.messages(conversation_id, seq);

ALTER TABLE "public"."notes"
  ADD CONSTRAINT "notes_author_id_fkey" FOREIGN KEY (author_id) REFERENCES public.members(id);

ALTER TABLE "public"."notes"
  ADD CONSTRAINT "notes_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_note_id_fkey" FOREIGN KEY (note_id) REFERENCES public.notes(id) ON DELETE CASCADE;

ALTER TABLE "public"."conversation_events"
  ADD CONSTRAINT "conversation_events_note_id_fkey" FOREIGN KEY (note_id) REFERENCES public.notes(id) ON DELETE CASCADE;

ALTER TABLE "public"."mentions"
  ADD CONSTRAINT "mentions_note_id_fkey" FOREIGN KEY (note_id) REFERENCES public.notes(id) ON DELETE CASCADE;

ALTER TABLE "public"."read_marks"
  ADD CONSTRAINT "read_marks_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."members"
  ADD CONSTRAINT "members_role_id_fkey" FOREIGN KEY (role_id) REFERENCES public.roles(id);

ALTER TABLE "public"."sent_mails"
  ADD CONSTRAINT "sent_mails_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE SET NULL;

ALTER TABLE "public"."team_members"
  ADD CONSTRAINT "team_members_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "public"."categories"
  ADD CONSTRAINT "categories_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id);

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id);

ALTER TABLE "public"."inboxes"
  ADD CONSTRAINT "inboxes_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id);

ALTER TABLE "public"."team_members"
  ADD CONSTRAINT "team_members_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

ALTER TABLE "public"."visitor_sessions"
  ADD CONSTRAINT "visitor_sessions_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "public"."visitor_sessions"
  ADD CONSTRAINT "visitor_sessions_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id) ON DELETE CASCADE;

CREATE INDEX attachments_by_message ON public.attachments USING btree (conversation_id, message_seq);

CREATE INDEX attachments_loose ON public.attachments USING btree (created_at)
  WHERE ((message_seq IS NULL) AND (note_id IS NULL));

CREATE INDEX attachments_note_id ON public.attachments USING btree (note_id);

CREATE INDEX categories_team_id ON public.categories USING btree (team_id);

CREATE INDEX contact_identities_contact_id ON public.contact_identities USING btree (contact_id);

CREATE INDEX contacts_company_id ON public.contacts USING btree (company_id);

CREATE INDEX conversation_events_note_id ON public.conversation_events USING btree (note_id)
  WHERE (note_id IS NOT NULL);

CREATE INDEX conversations_by_assignee ON public.conversations USING btree (assignee_id, status, last_message_at DESC, id DESC);

CREATE INDEX conversations_by_contact ON public.conversations USING btree (contact_id, last_message_at DESC);

CREATE INDEX conversations_by_status ON public.conversations USING btree (status, last_message_at DESC, id DESC);

CREATE INDEX conversations_by_team ON public.conversations USING btree (team_id, status, last_message_at DESC, id DESC);

CREATE INDEX conversations_category_id ON public.conversations USING btree (category_id);

CREATE INDEX conversations_inbox_id ON public.conversations USING btree (inbox_id);

CREATE INDEX conversations_unassigned ON public.conversations USING btree (team_id, last_message_at DESC, id DESC)
  WHERE ((assignee_id IS NULL) AND (status = 'open'::text));

CREATE INDEX inboxes_team_id ON public.inboxes USING btree (team_id);

CREATE INDEX members_role_id ON public.members USING btree (role_id);

CREATE INDEX mentions_by_member ON public.mentions USING btree (member_id, conversation_id)
  WHERE (withdrawn_at IS NULL);

CREATE INDEX mentions_conversation_id ON public.mentions USING btree (conversation_id);

CREATE INDEX mentions_mentioned_by ON public.mentions USING btree (mentioned_by);

CREATE INDEX message_revisions_changed_by ON public.message_revisions USING btree (changed_by);

CREATE INDEX notes_author_id ON public.notes USING btree (author_id);

CREATE INDEX read_marks_reader_id ON public.read_marks USING btree (reader_id);

CREATE INDEX sent_mails_conversation_id ON public.sent_mails USING btree (conversation_id);

CREATE INDEX team_members_member_id ON public.team_members USING btree (member_id);

CREATE INDEX visitor_sessions_contact_id ON public.visitor_sessions USING btree (contact_id);

CREATE INDEX visitor_sessions_expires_at ON public.visitor_sessions USING btree (expires_at);

CREATE INDEX visitor_sessions_inbox_id ON public.visitor_sessions USING btree (inbox_id);

CREATE INDEX visitor_sessions_revoked_at ON public.visitor_sessions USING btree (revoked_at)
  WHERE (revoked_at IS NOT NULL);

CREATE TRIGGER categories_touch
  BEFORE UPDATE ON public.categories
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER companies_touch
  BEFORE UPDATE ON public.companies
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER contacts_carry_name
  AFTER UPDATE OF name ON public.contacts
  FOR EACH ROW
  WHEN ((old.name IS DISTINCT FROM new.name))
  EXECUTE FUNCTION private.carry_contact_name();

CREATE TRIGGER contacts_renew_epoch
  AFTER UPDATE OF blocked_at ON public.contacts
  FOR EACH ROW
  WHEN (((old.blocked_at IS NULL) AND (new.blocked_at IS NOT NULL)))
  EXECUTE FUNCTION private.renew_contact_epoch();

CREATE TRIGGER contacts_touch
  BEFORE UPDATE ON public.contacts
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER conversation_events_append_only
  BEFORE DELETE OR UPDATE ON public.conversation_events
  FOR EACH ROW
  EXECUTE FUNCTION private.forbid_change();

CREATE TRIGGER conversation_events_publish
  AFTER INSERT ON public.conversation_events
  FOR EACH ROW
  EXECUTE FUNCTION private.publish_event();

CREATE TRIGGER conversations_publish_insert
  AFTER INSERT ON public.conversations
  FOR EACH ROW
  EXECUTE FUNCTION private.publish_conversation();

CREATE TRIGGER conversations_publish_update
  AFTER UPDATE ON public.conversations
  FOR EACH ROW
  WHEN
    ((((((((((((old.last_seq IS DISTINCT FROM new.last_seq) OR (old.status IS DISTINCT FROM new.status)) OR (old.team_id IS DISTINCT FROM new.team_id)) OR (old.assignee_id IS
    DISTINCT FROM new.assignee_id)) OR (old.category_id IS DISTINCT FROM new.category_id)) OR (old.priority IS DISTINCT FROM new.priority)) OR
    (old.preview IS DISTINCT FROM new.preview)) OR (old.waiting_since IS DISTINCT FROM new.waiting_since)) OR (old.snoozed_until IS DISTINCT FROM new.snoozed_until)) OR
    (old.contact_name IS DISTINCT FROM new.contact_name)) OR (old.access_epoch IS DISTINCT FROM new.access_epoch)))
  EXECUTE FUNCTION private.publish_conversation();

CREATE TRIGGER conversations_renew_epoch
  BEFORE UPDATE OF team_id, assignee_id ON public.conversations
  FOR EACH ROW
  WHEN (((old.team_id IS DISTINCT FROM new.team_id) OR ((old.assignee_id IS DISTINCT FROM new.assignee_id) AND (old.assignee_id IS NOT NULL))))
  EXECUTE FUNCTION private.renew_conversation_epoch();

CREATE TRIGGER inboxes_secret
  AFTER INSERT ON public.inboxes
  FOR EACH ROW
  WHEN ((new.channel = 'widget'::public.channel))
  EXECUTE FUNCTION private.give_inbox_a_secret();

CREATE TRIGGER inboxes_touch
  BEFORE UPDATE ON public.inboxes
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER members_renew_epoch
  AFTER UPDATE ON public.members
  FOR EACH ROW
  WHEN (((old.role_id IS DISTINCT FROM new.role_id) OR (old.deactivated_at IS DISTINCT FROM new.deactivated_at)))
  EXECUTE FUNCTION private.renew_workspace_epoch();

CREATE TRIGGER members_touch
  BEFORE UPDATE ON public.members
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER mentions_renew_epoch
  AFTER UPDATE OF withdrawn_at ON public.mentions
  FOR EACH ROW
  WHEN (((old.withdrawn_at IS NULL) AND (new.withdrawn_at IS NOT NULL)))
  EXECUTE FUNCTION private.renew_mention_epoch();

CREATE TRIGGER message_revisions_append_only
  BEFORE DELETE OR UPDATE ON public.message_revisions
  FOR EACH ROW
  EXECUTE FUNCTION private.forbid_change();

CREATE TRIGGER messages_watch_unread
  AFTER INSERT ON public.messages
  FOR EACH ROW
  WHEN ((new.author_kind = 'member'::public.actor_kind))
  EXECUTE FUNCTION private.watch_unread();

CREATE TRIGGER read_marks_publish
  AFTER INSERT OR UPDATE OF last_read_seq ON public.read_marks
  FOR EACH ROW
  EXECUTE FUNCTION private.publish_read_mark();

CREATE TRIGGER roles_renew_epoch
  AFTER UPDATE ON public.roles
  FOR EACH ROW
  WHEN (((old.scope IS DISTINCT FROM new.scope) OR (old.permissions IS DISTINCT FROM new.permissions)))
  EXECUTE FUNCTION private.renew_workspace_epoch();

CREATE TRIGGER roles_touch
  BEFORE UPDATE ON public.roles
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER team_members_renew_epoch
  AFTER INSERT OR DELETE OR UPDATE OF team_id, member_id ON public.team_members
  FOR EACH ROW
  EXECUTE FUNCTION private.renew_team_epoch();

CREATE TRIGGER teams_touch
  BEFORE UPDATE ON public.teams
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER visitor_sessions_renew_epoch
  AFTER UPDATE OF revoked_at ON public.visitor_sessions
  FOR EACH ROW
  WHEN (((old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL)))
  EXECUTE FUNCTION private.renew_contact_epoch();

CREATE TRIGGER workspace_touch
  BEFORE UPDATE ON public.workspace
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE POLICY "whoever sees the message or note reads its files" ON "public"."attachments"
  FOR SELECT
  TO "authenticated"
  USING (((EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = attachments.conversation_id))) AND
CASE
    WHEN (message_seq IS NOT NULL) THEN (( SELECT private.has_permission('read_deleted'::text) AS has_permission) OR (EXISTS ( SELECT
       FROM public.messages m
      WHERE ((m.conversation_id = attachments.conversation_id) AND (m.seq = attachments.message_seq) AND (m.deleted_at IS NULL)))))
    WHEN (note_id IS NOT NULL) THEN ( SELECT private.is_member() AS is_member)
    ELSE (uploader_id = COALESCE(( SELECT private.member_id() AS member_id), ( SELECT private.contact_id() AS contact_id)))
END));

CREATE POLICY "members and contacts read categories" ON "public"."categories"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) OR (( SELECT private.contact_id() AS contact_id) IS NOT NULL)));

CREATE POLICY "members read companies" ON "public"."companies"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read identities of contacts they see" ON "public"."contact_identities"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.contacts c
  WHERE (c.id = contact_identities.contact_id)))));

CREATE POLICY "members read contacts whose conversations they see; contacts re" ON "public"."contacts"
  FOR SELECT
  TO "authenticated"
  USING
    (((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (id = ( SELECT private.contact_id() AS contact_id)) OR (( SELECT private.is_member() AS is_member)
    AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.contact_id = contacts.id))))));

CREATE POLICY "members read the events of conversations they see" ON "public"."conversation_events"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = conversation_events.conversation_id)))));

CREATE POLICY "members read what their scope, teams, work or mentions open; co" ON "public"."conversations"
  FOR SELECT
  TO "authenticated"
  USING
    (((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (team_id = ANY (( SELECT private.my_visible_team_ids() AS my_visible_team_ids)::uuid[])) OR
    (assignee_id = ( SELECT private.member_id() AS member_id)) OR (id = ANY (( SELECT private.my_mentioned_conversation_ids() AS my_mentioned_conversation_ids)::uuid[])) OR
    (contact_id = ( SELECT private.contact_id() AS contact_id))));

CREATE POLICY "members read inboxes" ON "public"."inboxes"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members change their own profile" ON "public"."members"
  FOR UPDATE
  TO "authenticated"
  USING ((id = ( SELECT private.member_id() AS member_id)))
  WITH CHECK ((id = ( SELECT private.member_id() AS member_id)));

CREATE POLICY "members read their colleagues" ON "public"."members"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read mentions in conversations they see" ON "public"."mentions"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = mentions.conversation_id)))));

CREATE POLICY "members with read_deleted read what messages said before" ON "public"."message_revisions"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.has_permission('read_deleted'::text) AS has_permission) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = message_revisions.conversation_id)))));

CREATE POLICY "whoever sees the conversation reads its messages" ON "public"."messages"
  FOR SELECT
  TO "authenticated"
  USING ((EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = messages.conversation_id))));

CREATE POLICY "members read the notes of conversations they see" ON "public"."notes"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = notes.conversation_id)))));

CREATE POLICY "members see who read how far; contacts see their own marks" ON "public"."read_marks"
  FOR SELECT
  TO "authenticated"
  USING (((( SELECT private.is_member() AS is_member) OR (reader_id = ( SELECT private.contact_id() AS contact_id))) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = read_marks.conversation_id)))));

CREATE POLICY "members read roles" ON "public"."roles"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "nobody reads sent mails through the API" ON "public"."sent_mails"
  FOR SELECT
  TO "authenticated"
  USING (false);

CREATE POLICY "members read who is in which team" ON "public"."team_members"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read teams" ON "public"."teams"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "nobody reads visitor sessions through the API" ON "public"."visitor_sessions"
  FOR SELECT
  TO "authenticated"
  USING (false);

CREATE POLICY "nobody reads worker beats through the API" ON "public"."worker_beats"
  FOR SELECT
  TO "authenticated"
  USING (false);

CREATE POLICY "members read the workspace" ON "public"."workspace"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "typing is broadcast and viewers are tracked by whoever sees the" ON "realtime"."messages"
  FOR INSERT
  TO "authenticated"
  WITH CHECK (private.may_send(( SELECT realtime.topic() AS topic), extension));

CREATE POLICY "whoever may see the subject receives its topic" ON "realtime"."messages"
  FOR SELECT
  TO "authenticated"
  USING
    (((EXTENSION = ANY (ARRAY['broadcast'::text, 'presence'::text])) AND ((EXTENSION = 'broadcast'::text) OR (split_part(( SELECT realtime.topic() AS topic), ':'::text, 1) =
    'viewers'::text)) AND ( SELECT private.may_receive(( SELECT realtime.topic() AS topic)) AS may_receive)));

CREATE POLICY "an uploader stores the file it registered" ON "storage"."objects"
  FOR INSERT
  TO "authenticated"
  WITH CHECK (((bucket_id = 'attachments'::text) AND (EXISTS ( SELECT
   FROM public.attachments a
  WHERE
    ((a.id = private.uuid_or_null((storage.foldername(objects.name))[2])) AND ((a.conversation_id)::text = (storage.foldername(objects.name))[1]) AND (a.name =
    storage.filename(objects.name)) AND (a.message_seq IS NULL) AND (a.note_id IS NULL) AND
    (a.uploader_id = COALESCE(( SELECT private.member_id() AS member_id), ( SELECT private.contact_id() AS contact_id))))))));

CREATE POLICY "whoever may see an attachment reads its file" ON "storage"."objects"
  FOR SELECT
  TO "authenticated"
  USING (((bucket_id = 'attachments'::text) AND (EXISTS ( SELECT
   FROM public.attachments a
  WHERE (a.id = private.uuid_or_null((storage.foldername(objects.name))[2]))))));

COMMENT ON COLUMN "public"."contacts"."access_epoch" IS 'Part of the contact''s realtime topic name; raised when a session is revoked or the contact blocked.';

COMMENT ON COLUMN "public"."conversation_events"."note_id" IS 'The note this event is about, for note_written.';

COMMENT ON COLUMN "public"."conversation_events"."seq" IS 'The message this event is about, for message_* events.';

COMMENT ON COLUMN "public"."conversations"."access_epoch" IS 'Part of the conversation''s topic names; raised when somebody loses sight of it.';

COMMENT ON COLUMN "public"."conversations"."client_id" IS 'The starting client''s id for this conversation: a repeated start finds it again.';

COMMENT ON COLUMN "public"."conversations"."last_seq" IS 'seq of the newest message; the lock on this row makes commit order seq order.';

COMMENT ON COLUMN "public"."conversations"."position" IS 'position of the newest event.';

COMMENT ON COLUMN "public"."conversations"."waiting_since" IS 'When the customer began to wait for us; null while it is the customer''s turn.';

COMMENT ON COLUMN "public"."inboxes"."greetings" IS '{"ru": "…", "en": "…"}: the first words a customer sees.';

COMMENT ON COLUMN "public"."members"."capacity" IS 'How many open conversations at once, in conversations.';

COMMENT ON COLUMN "public"."roles"."permissions" IS 'Any of private.permission_catalogue().';

COMMENT ON FUNCTION "private"."add_message"(public.conversations, public.actor_kind, uuid, uuid, text, uuid[]) IS 'The send: takes seq and position under the conversation''s lock, writes the message, the author''s read mark and the event. A customer''s message reopens; a member''s reply to an unassigned conversation claims it. Errors: 400 client_id_missing, message_empty, message_too_long.';

COMMENT ON FUNCTION "private"."announce_access_change"(uuid[]) IS 'access_changed → the personal topics of some or all active members.';

COMMENT ON FUNCTION "private"."attach"(uuid, uuid[], uuid, bigint, uuid) IS 'Ties loose files of one author to a message or a note. Error: 400 attachment_not_found.';

COMMENT ON FUNCTION "private"."can_see_conversation"(uuid) IS 'The predicate "can see conversation" for the caller, member or contact. A database test holds it equal to the policy.';

COMMENT ON FUNCTION "private"."carry_contact_name"() IS 'After-update trigger of contacts: copies the name to its conversations.';

COMMENT ON FUNCTION "private"."claims"() IS 'Claims of the caller''s token as json; {} when there is none.';

COMMENT ON FUNCTION "private"."contact_conversation"(uuid) IS '{id, number, status, category_id, last_seq, last_message_at, preview, preview_from, assignee {id, name, avatar_url}|null, typing_topic, my_read_seq, team_read_seq, unread (≤ 100)}.';

COMMENT ON FUNCTION "private"."contact_id"() IS 'The id of the calling contact; null for members, strangers, ended sessions and blocked contacts.';

COMMENT ON FUNCTION "private"."contact_topic"(uuid) IS 'Present topic name of a customer.';

COMMENT ON FUNCTION "private"."conversation_row"(public.conversations, uuid) IS 'The list''s row of a conversation for one reader.';

COMMENT ON FUNCTION "private"."conversation_topic"(text, uuid) IS 'Present topic name of a conversation; prefix is conversation, typing or viewers.';

COMMENT ON FUNCTION "private"."enqueue"(text, jsonb, text, timestamp with time zone) IS 'Adds a job to a pg-boss queue with the queue''s own settings, in the caller''s transaction. Returns its id, or null where the queue''s policy already holds one for this singleton. Error: P0002 queue_not_found.';

COMMENT ON FUNCTION "private"."event_json"(public.conversation_events) IS '{conversation_id, position, type, actor {kind, id}, payload, occurred_at, message?, note?}: what the members'' stream carries and timeline_page returns.';

COMMENT ON FUNCTION "private"."forbid_change"() IS 'Before update/delete trigger of append-only tables: refuses everybody, the owner included.';

COMMENT ON FUNCTION "private"."give_inbox_a_secret"() IS 'After-insert trigger: a widget inbox is born with its identity secret.';

COMMENT ON FUNCTION "private"."has_permission"(text) IS 'Does the calling member''s role hold this permission?';

COMMENT ON FUNCTION "private"."hears_list"(uuid, uuid) IS 'Has the member no need of a list row on the personal topic: on a list topic that carries this team''s conversations, or deactivated?';

COMMENT ON FUNCTION "private"."inbox_topic"() IS 'Present topic name of the list of everything.';

COMMENT ON FUNCTION "private"."is_member"() IS 'Is the caller an active member?';

COMMENT ON FUNCTION "private"."is_quiet"() IS 'Has this transaction asked for no broadcasts?';

COMMENT ON FUNCTION "private"."lock_conversation"(uuid) IS 'Row lock for a verb; refuses with 404 conversation_not_found where the caller may not see it.';

COMMENT ON FUNCTION "private"."may_receive"(text) IS 'Is this the present name of a topic that is open to the caller?';

COMMENT ON FUNCTION "private"."may_send"(text, text) IS 'Typing is broadcast on typing topics, presence tracked on viewers topics, nothing else is sent by clients.';

COMMENT ON FUNCTION "private"."member_id"() IS 'The id of the calling member; null for contacts, strangers and the deactivated.';

COMMENT ON FUNCTION "private"."message_json"(public.messages) IS '{conversation_id, seq, position, client_id, body, sent_at, edited_at, deleted_at, author {kind, id, name, avatar_url}, attachments [{id, name, content_type, bytes}]}.';

COMMENT ON FUNCTION "private"."my_inbox_id"() IS 'The inbox whose widget the calling contact uses.';

COMMENT ON FUNCTION "private"."my_mentioned_conversation_ids"() IS 'Conversations opened to the calling member by a mention.';

COMMENT ON FUNCTION "private"."my_scope"() IS 'The scope of the calling member''s role; null for anybody else.';

COMMENT ON FUNCTION "private"."my_team_ids"() IS 'Teams of the calling member; empty for anybody else.';

COMMENT ON FUNCTION "private"."my_visible_team_ids"() IS 'Teams whose conversations the calling member sees; empty where the scope is "assigned".';

COMMENT ON FUNCTION "private"."note_json"(public.notes) IS '{id, conversation_id, position, client_id, author_id, body, written_at, mentions [member id]}.';

COMMENT ON FUNCTION "private"."permission_catalogue"() IS 'The permissions that exist, in the order the role screen shows them.';

COMMENT ON FUNCTION "private"."public_member"(uuid) IS '{id, name, avatar_url} of a member, as customers see it.';

COMMENT ON FUNCTION "private"."publish_conversation"() IS 'After trigger of conversations: conversation {row} → list topics, conversation_left {id} → where it vanished, conversation {conversation} → its customer.';

COMMENT ON FUNCTION "private"."publish_event"() IS 'After-insert trigger of conversation_events: event → members of the conversation; message → its customer; mentioned → the member.';

COMMENT ON FUNCTION "private"."publish_read_mark"() IS 'After trigger of read_marks: read → the conversation''s members; of a member also → its customer.';

COMMENT ON FUNCTION "private"."record_event"(uuid, text, public.actor_kind, uuid, jsonb, bigint, uuid) IS 'Appends an event to a locked conversation; returns its position.';

COMMENT ON FUNCTION "private"."refuse"(text, text, text) IS 'Raises: message = snake_case reason that the app translates, detail = words for developers, errcode = PTnnn (HTTP status) or 42501.';

COMMENT ON FUNCTION "private"."renew_contact_epoch"() IS 'After trigger of visitor_sessions and contacts: a revoked session or a block moves the customer''s topic; the old name hears topic_moved last, so that the customer''s other browsers ask for the new one.';

COMMENT ON FUNCTION "private"."renew_conversation_epoch"() IS 'Before trigger of conversations: a new team, or an assignee who loses it and may have seen it for that reason alone, moves the topic; the old name hears topic_moved last.';

COMMENT ON FUNCTION "private"."renew_mention_epoch"() IS 'After trigger of mentions: a withdrawn mention moves the conversation''s topic.';

COMMENT ON FUNCTION "private"."renew_team_epoch"() IS 'After trigger of team_members: a departure empties the team''s topics; an arrival tells the newcomer.';

COMMENT ON FUNCTION "private"."renew_workspace_epoch"() IS 'After trigger where a role or a member changes: empties every topic and tells the members to rejoin.';

COMMENT ON FUNCTION "private"."require_contact"() IS 'Returns the calling contact''s id or refuses with 42501 not_a_contact.';

COMMENT ON FUNCTION "private"."require_permission"(text) IS 'Returns the calling member''s id or refuses with 42501 (not_a_member, not_permitted).';

COMMENT ON FUNCTION "private"."revise_message"(uuid, bigint, text, text) IS 'The body of edit_message and delete_message: ledger first, then the message, then the event.';

COMMENT ON FUNCTION "private"."team_topic"(uuid) IS 'Present topic name of a team''s list.';

COMMENT ON FUNCTION "private"."touch_updated_at"() IS 'Before-update trigger: stamps updated_at.';

COMMENT ON FUNCTION "private"."uuid_or_null"(text) IS 'The id in a word; null where it is none, so that a malformed one opens nothing instead of failing.';

COMMENT ON FUNCTION "private"."verified_contact"(jsonb) IS 'Contact id for a signed identity {user_id, name?, email?, company_id?, company_name?}; made on the first visit, updated later. Error: 400 identity_invalid.';

COMMENT ON FUNCTION "private"."watch_unread"() IS 'After-insert trigger of messages of the team: one job per conversation looks three minutes later whether the customer has read.';

COMMENT ON FUNCTION "public"."assign_conversation"(uuid, uuid) IS 'Gives a conversation to a member. Repeating it changes nothing. Errors: 42501 not_permitted, 404 conversation_not_found, member_not_found.';

COMMENT ON FUNCTION "public"."close_conversation"(uuid) IS 'Closes; a customer''s next message reopens. Repeating it changes nothing. Errors: 42501 not_permitted, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."contact_messages"(uuid, bigint, bigint, integer) IS 'Messages for the calling contact, oldest first: the newest page (≤ 200), the page before a seq, or (since_position) every message sent, edited or deleted after a position, at most 1000 changes a call. position is how far the answer comes; the next catch-up goes on there. Returns {conversation, position, messages}. Errors: 42501 not_a_contact, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."delete_message"(uuid, bigint) IS 'Blanks a message for everybody; the text stays in the ledger. Repeating it changes nothing. Errors: 42501, 404 message_not_found.';

COMMENT ON FUNCTION "public"."edit_message"(uuid, bigint, text) IS 'Changes the text of one''s own message (others'' with delete_messages); the earlier text stays in the ledger. Repeating it changes nothing. Errors: 42501, 404 message_not_found, 400 message_empty, message_too_long, 409 message_deleted.';

COMMENT ON FUNCTION "public"."end_visitor_session"(uuid) IS 'Ends a browser''s session: its token is refused at the next statement. Service role only.';

COMMENT ON FUNCTION "public"."inbox_page"(text, uuid, timestamp with time zone, uuid, integer) IS 'One page (≤ 200) of a view (mine, unassigned, all, snoozed, closed; optionally of one team), newest first, after the keyset (last_message_at, id) of the last row one has. Errors: 42501 not_a_member, 404 view_not_found.';

COMMENT ON FUNCTION "public"."mark_read"(uuid, bigint) IS 'Moves the caller''s read mark forward, never back and never past the last message; returns where it stands. Error: 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."move_conversation"(uuid, uuid) IS 'Hands a conversation to another team, where it waits unassigned. Errors: 42501 not_permitted, 404 conversation_not_found, team_not_found.';

COMMENT ON FUNCTION "public"."my_topics"() IS '{member, lists []}: the topics the calling member joins for the list. Ask again after access_changed. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb) IS 'Opens or continues the session of a browser by its secret; identity is what the host page signed, already verified by the caller. Returns {session_id, contact_id, inbox_id}. Service role only. Errors: 401 session_ended, identity_required; 409 session_of_another; 404 inbox_not_found; 400 secret_too_short, identity_invalid; 42501 contact_blocked.';

COMMENT ON FUNCTION "public"."platform_health"() IS '{worker_beat_seconds}: how long ago a worker last said it lives, in seconds; null where none ever did. Service role only.';

COMMENT ON FUNCTION "public"."register_attachment"(uuid, text, text, bigint) IS 'Announces a file before its upload; returns {id, path} in the bucket "attachments". bytes ≤ 26214400. Errors: 404 conversation_not_found, 413 file_too_large, 23514 for an impossible name.';

COMMENT ON FUNCTION "public"."reopen_conversation"(uuid) IS 'Brings a closed or snoozed conversation back to open. Errors: 42501 not_permitted, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."send_message"(uuid, uuid, text, uuid[]) IS 'Sends a message as the caller, member or contact; returns private.message_json. Repeating a client_id returns the first message, so a retry is always safe. Errors: 42501 not_a_member, not_permitted; 404 conversation_not_found; 400 client_id_missing, message_empty, message_too_long, attachment_not_found; 409 client_id_taken.';

COMMENT ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid) IS 'Starts a conversation of the calling contact with its first message; returns {conversation: private.contact_conversation, message: private.message_json}. Repeating the client_ids returns the first. Errors: 42501 not_a_contact, 404 category_not_found, and those of send_message.';

COMMENT ON FUNCTION "public"."timeline_page"(uuid, bigint, bigint, integer) IS 'A stretch of a conversation for a member, oldest first: its newest events (≤ 500), those before a position, or those after one (catch-up). Returns {conversation: conversation_row, topics {conversation, typing, viewers}, read_marks [{reader_id, reader_kind, last_read_seq}], events [private.event_json]}. Errors: 42501 not_a_member, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."unassign_conversation"(uuid) IS 'Puts a conversation back among its team''s unassigned ones. Errors: 42501 not_permitted, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."view_counts"() IS '{mine, unassigned, all, snoozed, closed}: how many conversations each view holds for the caller, counted to 100 and no further. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."widget_inbox"(text) IS '{id, name, greetings, identity_secret} of a widget inbox by its public key, or null. Service role only: the secret never leaves the server.';

COMMENT ON FUNCTION "public"."widget_state"() IS '{contact {id, name}, topic, categories [{id, names}], conversations [private.contact_conversation, newest 50]} of the calling contact. Error: 42501 not_a_contact.';

COMMENT ON FUNCTION "public"."withdraw_mention"(uuid, uuid) IS 'Takes back what mentions opened to a member in one conversation. Errors: 42501, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[]) IS 'Writes a note; mentioned members, but for oneself, see the conversation from now on. Repeating a client_id returns the first note. Errors: 42501, 404 conversation_not_found, 400 client_id_missing, message_empty, message_too_long, 409 client_id_taken.';

COMMENT ON SCHEMA "private" IS 'Predicates and triggers. Not exposed by the Data API.';

COMMENT ON TABLE "private"."inbox_secrets" IS 'HS256 secret with which a host page''s backend signs who its user is. Never leaves the database but to the widget-session function.';

COMMENT ON TABLE "public"."attachments" IS 'A file of a message or a note. It lies in the bucket "attachments" at <conversation>/<id>/<name>; until message_seq or note_id is set only its uploader sees it, and after its message is deleted only who may read_deleted.';

COMMENT ON TABLE "public"."categories" IS 'What a conversation is about: leads to a team and a priority. The customer may choose it. names = {"ru": …, "en": …}.';

COMMENT ON TABLE "public"."companies" IS 'The customer''s employer. external_id is its id in the company''s back office.';

COMMENT ON TABLE "public"."contact_identities" IS 'How a contact is known in a channel. For widget the external id is the user_id the host page''s backend signed.';

COMMENT ON TABLE "public"."contacts" IS 'A person outside; "customer" in the interface, "visitor" while it has no name.';

COMMENT ON TABLE "public"."conversation_events" IS 'Immutable facts, numbered without gaps per conversation: the members'' stream and the source of every report.';

COMMENT ON TABLE "public"."conversations" IS 'One thread with one contact in one inbox; the denormalised row of the list.';

COMMENT ON TABLE "public"."inboxes" IS 'Where conversations arrive. key is public: it stands in the host page''s snippet. team_id gets what no category sends elsewhere.';

COMMENT ON TABLE "public"."members" IS 'A person on the team; "agent" in the interface. The id is the id of the Auth user.';

COMMENT ON TABLE "public"."mentions" IS 'A member named in a note. While not withdrawn it opens that one conversation to the member.';

COMMENT ON TABLE "public"."message_revisions" IS 'The ledger: what a message said before each change, who changed it and when. Append-only.';

COMMENT ON TABLE "public"."messages" IS 'What the customer sees, in either direction. seq counts from 1 without gaps; position is that of its message_sent event.';

COMMENT ON TABLE "public"."notes" IS 'What only the team sees, between the messages. position is that of its note_written event.';

COMMENT ON TABLE "public"."read_marks" IS 'How far a reader has read; only ever grows. Unread is a subtraction.';

COMMENT ON TABLE "public"."roles" IS 'What a member may do (permissions) and how far it reaches (scope). agent, admin and superadmin are built in.';

COMMENT ON TABLE "public"."sent_mails" IS 'One row per mail the desk sends, claimed before the sending and stamped after: a job that runs twice mails once.';

COMMENT ON TABLE "public"."team_members" IS 'Who is in which team; a secondary member (is_primary = false) gets its work after the primary ones.';

COMMENT ON TABLE "public"."teams" IS 'Members who share work. access_epoch is part of the names of its realtime topics.';

COMMENT ON TABLE "public"."visitor_sessions" IS 'A browser that writes in a widget. It holds a random secret of 256 bits; only its SHA-256 is kept here.';

COMMENT ON TABLE "public"."worker_beats" IS 'Each worker stamps its row every few seconds; health asks for the newest.';

COMMENT ON TABLE "public"."workspace" IS 'One row: the installation. access_epoch is part of every realtime topic name; raising it empties them all.';

COMMENT ON TYPE "public"."access_scope" IS 'How far a role sees: every conversation, those of own teams, only those assigned to oneself.';

COMMENT ON TYPE "public"."conversation_row" IS 'A row of the conversation list. my_read_seq is the caller''s read mark; unread when last_contact_seq is beyond it.';

REVOKE ALL ON FUNCTION "private"."add_message"(public.conversations, public.actor_kind, uuid, uuid, text, uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_access_change"(uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."attach"(uuid, uuid[], uuid, bigint, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."can_see_conversation"(uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."can_see_conversation"(uuid) TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."carry_contact_name"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."claims"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."claims"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."contact_conversation"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_id"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."contact_id"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."contact_topic"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."conversation_row"(public.conversations, uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."conversation_row"(public.conversations, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."conversation_topic"(text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."enqueue"(text, jsonb, text, timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."event_json"(public.conversation_events) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."forbid_change"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."give_inbox_a_secret"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."has_permission"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."has_permission"(text) TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."hears_list"(uuid, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."inbox_topic"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."is_member"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."is_member"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."is_quiet"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_conversation"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."may_receive"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."may_receive"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."may_send"(text, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."may_send"(text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."member_id"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."member_id"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."message_json"(public.messages) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."my_inbox_id"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_inbox_id"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."my_mentioned_conversation_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_mentioned_conversation_ids"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."my_scope"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_scope"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."my_team_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_team_ids"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."my_visible_team_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_visible_team_ids"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."note_json"(public.notes) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."permission_catalogue"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."permission_catalogue"() TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."public_member"(uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."public_member"(uuid) TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."publish_conversation"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."publish_event"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."publish_read_mark"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."record_event"(uuid, text, public.actor_kind, uuid, jsonb, bigint, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."refuse"(text, text, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."refuse"(text, text, text) TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."renew_contact_epoch"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."renew_conversation_epoch"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."renew_mention_epoch"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."renew_team_epoch"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."renew_workspace_epoch"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."require_contact"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."require_permission"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."revise_message"(uuid, bigint, text, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."team_topic"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."touch_updated_at"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."uuid_or_null"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."uuid_or_null"(text) TO "authenticated", "service_role";

REVOKE ALL ON FUNCTION "private"."verified_contact"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."watch_unread"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "public"."assign_conversation"(uuid, uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."close_conversation"(uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."contact_messages"(uuid, bigint, bigint, integer) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."delete_message"(uuid, bigint) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."edit_message"(uuid, bigint, text) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."end_visitor_session"(uuid) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."inbox_page"(text, uuid, timestamp WITH time zone, uuid, integer) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."mark_read"(uuid, bigint) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."move_conversation"(uuid, uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."my_topics"() TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."platform_health"() TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."register_attachment"(uuid, text, text, bigint) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."reopen_conversation"(uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."send_message"(uuid, uuid, text, uuid[]) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."timeline_page"(uuid, bigint, bigint, integer) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."unassign_conversation"(uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."view_counts"() TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."widget_inbox"(text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."widget_state"() TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."withdraw_mention"(uuid, uuid) TO "authenticated";

GRANT EXECUTE ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[]) TO "authenticated";

GRANT USAGE ON SCHEMA "private" TO "authenticated", "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."inbox_secrets" TO "service_role";

REVOKE ALL ON TABLE "public"."attachments" FROM "authenticated";

GRANT SELECT ON TABLE "public"."attachments" TO "authenticated";

REVOKE ALL ON TABLE "public"."attachments" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."attachments" TO "service_role";

REVOKE ALL ON TABLE "public"."categories" FROM "authenticated";

GRANT SELECT ON TABLE "public"."categories" TO "authenticated";

REVOKE ALL ON TABLE "public"."categories" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."categories" TO "service_role";

REVOKE ALL ON TABLE "public"."companies" FROM "authenticated";

GRANT SELECT ON TABLE "public"."companies" TO "authenticated";

REVOKE ALL ON TABLE "public"."companies" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."companies" TO "service_role";

REVOKE ALL ON TABLE "public"."contact_identities" FROM "authenticated";

GRANT SELECT ON TABLE "public"."contact_identities" TO "authenticated";

REVOKE ALL ON TABLE "public"."contact_identities" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."contact_identities" TO "service_role";

REVOKE ALL ON TABLE "public"."contacts" FROM "authenticated";

GRANT SELECT ON TABLE "public"."contacts" TO "authenticated";

REVOKE ALL ON TABLE "public"."contacts" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."contacts" TO "service_role";

REVOKE ALL ON TABLE "public"."conversation_events" FROM "authenticated";

GRANT SELECT ON TABLE "public"."conversation_events" TO "authenticated";

REVOKE ALL ON TABLE "public"."conversation_events" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."conversation_events" TO "service_role";

REVOKE ALL ON TABLE "public"."conversations" FROM "authenticated";

GRANT SELECT ON TABLE "public"."conversations" TO "authenticated";

REVOKE ALL ON TABLE "public"."conversations" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."conversations" TO "service_role";

REVOKE ALL ON TABLE "public"."inboxes" FROM "authenticated";

GRANT SELECT ON TABLE "public"."inboxes" TO "authenticated";

REVOKE ALL ON TABLE "public"."inboxes" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."inboxes" TO "service_role";

REVOKE ALL ON TABLE "public"."members" FROM "authenticated";

REVOKE ALL ("availability") ON TABLE "public"."members" FROM "authenticated";

GRANT UPDATE ("availability") ON TABLE "public"."members" TO "authenticated";

REVOKE ALL ("avatar_url") ON TABLE "public"."members" FROM "authenticated";

GRANT UPDATE ("avatar_url") ON TABLE "public"."members" TO "authenticated";

REVOKE ALL ("locale") ON TABLE "public"."members" FROM "authenticated";

GRANT UPDATE ("locale") ON TABLE "public"."members" TO "authenticated";

REVOKE ALL ("name") ON TABLE "public"."members" FROM "authenticated";

GRANT UPDATE ("name") ON TABLE "public"."members" TO "authenticated";

GRANT SELECT ON TABLE "public"."members" TO "authenticated";

REVOKE ALL ON TABLE "public"."members" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."members" TO "service_role";

REVOKE ALL ON TABLE "public"."mentions" FROM "authenticated";

GRANT SELECT ON TABLE "public"."mentions" TO "authenticated";

REVOKE ALL ON TABLE "public"."mentions" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."mentions" TO "service_role";

REVOKE ALL ON TABLE "public"."message_revisions" FROM "authenticated";

GRANT SELECT ON TABLE "public"."message_revisions" TO "authenticated";

REVOKE ALL ON TABLE "public"."message_revisions" FROM "service_role";

GRANT INSERT, SELECT ON TABLE "public"."message_revisions" TO "service_role";

REVOKE ALL ON TABLE "public"."messages" FROM "authenticated";

GRANT SELECT ON TABLE "public"."messages" TO "authenticated";

REVOKE ALL ON TABLE "public"."messages" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."messages" TO "service_role";

REVOKE ALL ON TABLE "public"."notes" FROM "authenticated";

GRANT SELECT ON TABLE "public"."notes" TO "authenticated";

REVOKE ALL ON TABLE "public"."notes" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."notes" TO "service_role";

REVOKE ALL ON TABLE "public"."read_marks" FROM "authenticated";

GRANT SELECT ON TABLE "public"."read_marks" TO "authenticated";

REVOKE ALL ON TABLE "public"."read_marks" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."read_marks" TO "service_role";

REVOKE ALL ON TABLE "public"."roles" FROM "authenticated";

GRANT SELECT ON TABLE "public"."roles" TO "authenticated";

REVOKE ALL ON TABLE "public"."roles" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."roles" TO "service_role";

REVOKE ALL ON TABLE "public"."sent_mails" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."sent_mails" TO "service_role";

REVOKE ALL ON TABLE "public"."team_members" FROM "authenticated";

GRANT SELECT ON TABLE "public"."team_members" TO "authenticated";

REVOKE ALL ON TABLE "public"."team_members" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."team_members" TO "service_role";

REVOKE ALL ON TABLE "public"."teams" FROM "authenticated";

GRANT SELECT ON TABLE "public"."teams" TO "authenticated";

REVOKE ALL ON TABLE "public"."teams" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."teams" TO "service_role";

REVOKE ALL ON TABLE "public"."visitor_sessions" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."visitor_sessions" TO "service_role";

REVOKE ALL ON TABLE "public"."worker_beats" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."worker_beats" TO "service_role";

REVOKE ALL ON TABLE "public"."workspace" FROM "authenticated";

GRANT SELECT ON TABLE "public"."workspace" TO "authenticated";

REVOKE ALL ON TABLE "public"."workspace" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."workspace" TO "service_role";

ALTER TABLE "public"."roles"
  ADD CONSTRAINT "roles_permissions_known" CHECK ((permissions <@ private.permission_catalogue()));
