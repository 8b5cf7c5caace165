SET local check_function_bodies = off;

DROP POLICY "whoever sees the message or note reads its files" ON "public"."attachments";

DROP POLICY "members and contacts read categories" ON "public"."categories";

DROP POLICY "members read contacts whose conversations they see" ON "public"."contacts";

DROP POLICY "an uploader stores the file it registered" ON "storage"."objects";

DROP POLICY "whoever may see an attachment reads its file" ON "storage"."objects";

DROP TRIGGER "categories_audit" ON "public"."categories";

DROP TRIGGER "conversations_publish_update" ON "public"."conversations";

DROP TRIGGER "read_marks_publish" ON "public"."read_marks";

DROP INDEX "public"."conversations_category_id";

DROP INDEX "public"."conversations_inbox_id";

ALTER TABLE "public"."audit_entries"
  DROP CONSTRAINT "audit_entries_kind_check";

ALTER TABLE "public"."companies"
  DROP CONSTRAINT "companies_external_id_key";

ALTER TABLE "public"."contact_identities"
  DROP CONSTRAINT "contact_identities_channel_external_id_key";

ALTER TABLE "public"."conversation_events"
  DROP CONSTRAINT "conversation_events_type_check";

ALTER TABLE "public"."notes"
  DROP CONSTRAINT "notes_body_check";

DROP FUNCTION "private"."verified_contact"(jsonb);

DROP FUNCTION "public"."end_visitor_session"(uuid);

DROP FUNCTION "public"."inbox_page"(text, uuid, timestamp WITH time zone, uuid, integer);

DROP FUNCTION "public"."open_visitor_session"(uuid, text, jsonb);

DROP FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid);

DROP FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[]);

CREATE TABLE "private"."action_runs" (
  "conversation_id" uuid                     NOT NULL,
  "client_id"       uuid                     NOT NULL,
  "member_id"       uuid                     NOT NULL,
  "skipped"         jsonb                    NOT NULL,
  "ran_at"          timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "action_runs_pkey" PRIMARY KEY (conversation_id, client_id)
);

ALTER TABLE "private"."action_runs"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."address_salts" (
  "day"  date  NOT NULL,
  "salt" bytea NOT NULL DEFAULT extensions.gen_random_bytes(32),
  CONSTRAINT "address_salts_pkey" PRIMARY KEY (day)
);

ALTER TABLE "private"."address_salts"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."contact_merges" (
  "id"         bigint                   GENERATED ALWAYS AS IDENTITY NOT NULL,
  "contact_id" uuid                     NOT NULL,
  "into_id"    uuid                     NOT NULL,
  "moved"      uuid[]                   NOT NULL DEFAULT '{}'::uuid[],
  "merged_by"  uuid,
  "merged_at"  timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  "split_by"   uuid,
  "split_at"   timestamp with time zone,
  CONSTRAINT "contact_merges_pkey" PRIMARY KEY (id)
);

ALTER TABLE "private"."contact_merges"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."conversation_merges" (
  "id"              bigint                   GENERATED ALWAYS AS IDENTITY NOT NULL,
  "conversation_id" uuid                     NOT NULL,
  "into_id"         uuid                     NOT NULL,
  "moved"           uuid[]                   NOT NULL DEFAULT '{}'::uuid[],
  "before"          jsonb                    NOT NULL,
  "merged_by"       uuid,
  "merged_at"       timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  "split_at"        timestamp with time zone,
  CONSTRAINT "conversation_merges_pkey" PRIMARY KEY (id)
);

ALTER TABLE "private"."conversation_merges"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."conversation_tags" (
  "tag_id"          uuid NOT NULL,
  "conversation_id" uuid NOT NULL,
  CONSTRAINT "conversation_tags_pkey" PRIMARY KEY (tag_id, conversation_id)
);

ALTER TABLE "private"."conversation_tags"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."distinct_conversations" (
  "one_id"   uuid                     NOT NULL,
  "other_id" uuid                     NOT NULL,
  "said_by"  uuid                     NOT NULL,
  "said_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "distinct_conversations_check" CHECK ((one_id < other_id)),
  CONSTRAINT "distinct_conversations_pkey" PRIMARY KEY (one_id, other_id)
);

ALTER TABLE "private"."distinct_conversations"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "private"."names" (
  "word"  text NOT NULL,
  "sound" text NOT NULL,
  CONSTRAINT "names_pkey" PRIMARY KEY (word)
);

ALTER TABLE "private"."names"
  ENABLE ROW LEVEL SECURITY;

CREATE UNLOGGED TABLE "private"."rate_buckets" (
  "kind"       text                     NOT NULL,
  "subject"    text                     NOT NULL,
  "tokens"     double precision         NOT NULL,
  "per_second" double precision         NOT NULL,
  "filled_at"  timestamp with time zone NOT NULL,
  CONSTRAINT "rate_buckets_pkey" PRIMARY KEY (kind, subject)
);

ALTER TABLE "private"."rate_buckets"
  ENABLE ROW LEVEL SECURITY;

ALTER TABLE "private"."rate_buckets"
  SET (autovacuum_vacuum_scale_factor=0.02, fillfactor=70);

CREATE TABLE "private"."rate_limits" (
  "kind"        text    NOT NULL,
  "burst"       integer NOT NULL,
  "per_seconds" integer NOT NULL,
  CONSTRAINT "rate_limits_burst_check" CHECK ((burst > 0)),
  CONSTRAINT "rate_limits_kind_check" CHECK ((kind ~ '^[a-z_]{3,40}$'::text)),
  CONSTRAINT "rate_limits_per_seconds_check" CHECK ((per_seconds > 0)),
  CONSTRAINT "rate_limits_pkey" PRIMARY KEY (kind)
);

ALTER TABLE "private"."rate_limits"
  ENABLE ROW LEVEL SECURITY;

CREATE TABLE "public"."attribute_definitions" (
  "id"          uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "subject"     text                     NOT NULL,
  "key"         text                     NOT NULL,
  "names"       jsonb                    NOT NULL,
  "type"        text                     NOT NULL,
  "choices"     text[]                   NOT NULL DEFAULT '{}'::text[],
  "sort_order"  smallint                 NOT NULL DEFAULT 0,
  "archived_at" timestamp with time zone,
  "created_at"  timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "attribute_definitions_choices_check" CHECK ((cardinality(choices) <= 50)),
  CONSTRAINT "attribute_definitions_key_check" CHECK ((key ~ '^[a-z][a-z0-9_]{0,39}$'::text)),
  CONSTRAINT "attribute_definitions_names_check" CHECK (((names ? 'ru'::text) AND (names ? 'en'::text))),
  CONSTRAINT "attribute_definitions_pkey" PRIMARY KEY (id),
  CONSTRAINT "attribute_definitions_subject_check" CHECK ((subject = ANY (ARRAY['contact'::text, 'company'::text, 'conversation'::text]))),
  CONSTRAINT "attribute_definitions_subject_key_key" UNIQUE (subject, key),
  CONSTRAINT "attribute_definitions_type_check" CHECK ((type = ANY (ARRAY['text'::text, 'number'::text, 'date'::text, 'boolean'::text, 'choice'::text])))
);

ALTER TABLE "public"."attribute_definitions"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."attribute_definitions" FROM "anon";

CREATE TABLE "public"."contact_notes" (
  "id"         uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "contact_id" uuid                     NOT NULL,
  "client_id"  uuid                     NOT NULL,
  "author_id"  uuid                     NOT NULL,
  "body"       text                     NOT NULL,
  "written_at" timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  "edited_at"  timestamp with time zone,
  CONSTRAINT "contact_notes_body_check" CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  CONSTRAINT "contact_notes_contact_id_client_id_key" UNIQUE (contact_id, client_id),
  CONSTRAINT "contact_notes_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."contact_notes"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."contact_notes" FROM "anon";

CREATE TABLE "public"."drafts" (
  "member_id"       uuid                     NOT NULL,
  "conversation_id" uuid                     NOT NULL,
  "tab"             text                     NOT NULL DEFAULT 'message'::text,
  "message"         text                     NOT NULL DEFAULT ''::text,
  "note"            text                     NOT NULL DEFAULT ''::text,
  "chosen"          uuid[]                   NOT NULL DEFAULT '{}'::uuid[],
  "message_files"   uuid[]                   NOT NULL DEFAULT '{}'::uuid[],
  "note_files"      uuid[]                   NOT NULL DEFAULT '{}'::uuid[],
  "revision"        bigint                   NOT NULL,
  "saved_at"        timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "drafts_chosen_check" CHECK ((cardinality(chosen) <= 100)),
  CONSTRAINT "drafts_message_check" CHECK ((length(message) <= 100000)),
  CONSTRAINT "drafts_message_files_check" CHECK ((cardinality(message_files) <= 20)),
  CONSTRAINT "drafts_note_check" CHECK ((length(note) <= 100000)),
  CONSTRAINT "drafts_note_files_check" CHECK ((cardinality(note_files) <= 20)),
  CONSTRAINT "drafts_pkey" PRIMARY KEY (member_id, conversation_id),
  CONSTRAINT "drafts_tab_check" CHECK ((tab = ANY (ARRAY['message'::text, 'note'::text])))
);

ALTER TABLE "public"."drafts"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."drafts" FROM "anon";

CREATE TABLE "public"."macro_files" (
  "id"           uuid                     NOT NULL,
  "macro_id"     uuid                     NOT NULL,
  "name"         text                     NOT NULL,
  "content_type" text                     NOT NULL,
  "bytes"        bigint                   NOT NULL,
  "path"         text                     NOT NULL,
  "width"        integer,
  "height"       integer,
  "added_at"     timestamp with time zone NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT "macro_files_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  CONSTRAINT "macro_files_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."macro_files"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."macro_files" FROM "anon";

CREATE TABLE "public"."macros" (
  "id"           uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "name"         text                     NOT NULL,
  "visibility"   text                     NOT NULL,
  "team_id"      uuid,
  "owner_id"     uuid                     NOT NULL,
  "body"         text                     NOT NULL DEFAULT ''::text,
  "actions"      jsonb                    NOT NULL DEFAULT '[]'::jsonb,
  "used_count"   integer                  NOT NULL DEFAULT 0,
  "last_used_at" timestamp with time zone,
  "created_at"   timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"   timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "macros_actions_check" CHECK ((jsonb_typeof(actions) = 'array'::text)),
  CONSTRAINT "macros_body_check" CHECK ((length(body) <= 10000)),
  CONSTRAINT "macros_check" CHECK (((visibility = 'team'::text) = (team_id IS NOT NULL))),
  CONSTRAINT "macros_name_check" CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 80)))),
  CONSTRAINT "macros_pkey" PRIMARY KEY (id),
  CONSTRAINT "macros_visibility_check" CHECK ((visibility = ANY (ARRAY['own'::text, 'team'::text, 'everyone'::text])))
);

ALTER TABLE "public"."macros"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."macros" FROM "anon";

CREATE TABLE "public"."member_preferences" (
  "member_id"   uuid                     NOT NULL,
  "preferences" jsonb                    NOT NULL DEFAULT '{}'::jsonb,
  "updated_at"  timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "member_preferences_pkey" PRIMARY KEY (member_id),
  CONSTRAINT "member_preferences_preferences_check" CHECK (((jsonb_typeof(preferences) = 'object'::text) AND (length((preferences)::text) <= 8000)))
);

ALTER TABLE "public"."member_preferences"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."member_preferences" FROM "anon";

CREATE TABLE "public"."page_events" (
  "id"          bigint                   GENERATED ALWAYS AS IDENTITY NOT NULL,
  "contact_id"  uuid                     NOT NULL,
  "inbox_id"    uuid                     NOT NULL,
  "name"        text                     NOT NULL,
  "facts"       jsonb                    NOT NULL DEFAULT '{}'::jsonb,
  "page_url"    text,
  "happened_at" timestamp with time zone NOT NULL,
  CONSTRAINT "page_events_facts_check" CHECK (((jsonb_typeof(facts) = 'object'::text) AND (length((facts)::text) <= 4000))),
  CONSTRAINT "page_events_name_check" CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  CONSTRAINT "page_events_page_url_check" CHECK ((length(page_url) <= 500)),
  CONSTRAINT "page_events_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."page_events"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."page_events" FROM "anon";

CREATE TABLE "public"."ratings" (
  "conversation_id" uuid                     NOT NULL,
  "closing"         bigint                   NOT NULL,
  "inbox_id"        uuid                     NOT NULL,
  "member_id"       uuid,
  "score"           smallint                 NOT NULL,
  "comment"         text                     NOT NULL DEFAULT ''::text,
  "rated_at"        timestamp with time zone NOT NULL DEFAULT now(),
  "changed_at"      timestamp with time zone,
  CONSTRAINT "ratings_comment_check" CHECK ((length(comment) <= 2000)),
  CONSTRAINT "ratings_pkey" PRIMARY KEY (conversation_id, closing),
  CONSTRAINT "ratings_score_check" CHECK (((score >= 1) AND (score <= 5)))
);

ALTER TABLE "public"."ratings"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."ratings" FROM "anon";

CREATE TABLE "public"."saved_views" (
  "id"         uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "name"       text                     NOT NULL,
  "audience"   text                     NOT NULL,
  "owner_id"   uuid                     NOT NULL,
  "team_id"    uuid,
  "filters"    jsonb                    NOT NULL,
  "sort"       text                     NOT NULL DEFAULT 'newest'::text,
  "place"      integer                  NOT NULL DEFAULT 0,
  "created_at" timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at" timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "saved_views_audience_check" CHECK ((audience = ANY (ARRAY['private'::text, 'team'::text, 'everyone'::text]))),
  CONSTRAINT "saved_views_check" CHECK (((audience = 'team'::text) = (team_id IS NOT NULL))),
  CONSTRAINT "saved_views_filters_check" CHECK (((jsonb_typeof(filters) = 'object'::text) AND (length((filters)::text) <= 8000))),
  CONSTRAINT "saved_views_name_check" CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 60)))),
  CONSTRAINT "saved_views_pkey" PRIMARY KEY (id),
  CONSTRAINT "saved_views_sort_check" CHECK ((sort = ANY (ARRAY['newest'::text, 'waiting'::text, 'priority'::text])))
);

ALTER TABLE "public"."saved_views"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."saved_views" FROM "anon";

CREATE TABLE "public"."tags" (
  "id"             uuid                     NOT NULL DEFAULT gen_random_uuid(),
  "name"           text                     NOT NULL,
  "colour"         text                     NOT NULL DEFAULT 'grey'::text,
  "archived_at"    timestamp with time zone,
  "merged_into_id" uuid,
  "created_at"     timestamp with time zone NOT NULL DEFAULT now(),
  "updated_at"     timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "tags_colour_check"
    CHECK ((colour = ANY (ARRAY['grey'::text, 'red'::text, 'orange'::text, 'yellow'::text, 'green'::text, 'teal'::text, 'blue'::text, 'violet'::text, 'pink'::text]))),
  CONSTRAINT "tags_name_check" CHECK (((name = btrim(name)) AND ((length(name) >= 1) AND (length(name) <= 40)))),
  CONSTRAINT "tags_pkey" PRIMARY KEY (id)
);

ALTER TABLE "public"."tags"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."tags" FROM "anon";

CREATE TABLE "public"."widget_settings" (
  "inbox_id"             uuid                     NOT NULL,
  "accent"               text                     NOT NULL DEFAULT '#4a63d8'::text,
  "background"           text,
  "logo_url"             text,
  "position"             text                     NOT NULL DEFAULT 'right'::text,
  "side_offset"          smallint                 NOT NULL DEFAULT 20,
  "bottom_offset"        smallint                 NOT NULL DEFAULT 20,
  "launcher"             text                     NOT NULL DEFAULT 'button'::text,
  "theme"                text                     NOT NULL DEFAULT 'system'::text,
  "locale"               text                     NOT NULL DEFAULT 'auto'::text,
  "texts"                jsonb                    NOT NULL DEFAULT '{}'::jsonb,
  "site_url"             text,
  "allowed_domains"      text[]                   NOT NULL DEFAULT '{}'::text[],
  "identity_is_enforced" boolean                  NOT NULL DEFAULT false,
  "expects_minutes"      integer,
  "may_close"            boolean                  NOT NULL DEFAULT true,
  "asks_rating"          boolean                  NOT NULL DEFAULT true,
  "sends_transcripts"    boolean                  NOT NULL DEFAULT true,
  "asks_for_address"     boolean                  NOT NULL DEFAULT true,
  "takes_files"          boolean                  NOT NULL DEFAULT true,
  "file_limit"           bigint                   NOT NULL DEFAULT 26214400,
  "message_limit"        integer                  NOT NULL DEFAULT 10000,
  "updated_at"           timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT "widget_settings_accent_check" CHECK ((accent ~ '^#[0-9a-f]{6}$'::text)),
  CONSTRAINT "widget_settings_background_check" CHECK ((background ~ '^#[0-9a-f]{6}$'::text)),
  CONSTRAINT "widget_settings_bottom_offset_check" CHECK (((bottom_offset >= 0) AND (bottom_offset <= 200))),
  CONSTRAINT "widget_settings_expects_minutes_check" CHECK (((expects_minutes >= 1) AND (expects_minutes <= 43200))),
  CONSTRAINT "widget_settings_file_limit_check" CHECK (((file_limit >= 1) AND (file_limit <= 26214400))),
  CONSTRAINT "widget_settings_launcher_check" CHECK ((launcher = ANY (ARRAY['button'::text, 'none'::text]))),
  CONSTRAINT "widget_settings_locale_check" CHECK ((locale = ANY (ARRAY['auto'::text, 'ru'::text, 'en'::text]))),
  CONSTRAINT "widget_settings_logo_url_check" CHECK (((length(logo_url) <= 500) AND (logo_url ~ '^https?://[^\s"''<>]+$'::text))),
  CONSTRAINT "widget_settings_message_limit_check" CHECK (((message_limit >= 1) AND (message_limit <= 20000))),
  CONSTRAINT "widget_settings_pkey" PRIMARY KEY (inbox_id),
  CONSTRAINT "widget_settings_position_check" CHECK (("position" = ANY (ARRAY['left'::text, 'right'::text]))),
  CONSTRAINT "widget_settings_side_offset_check" CHECK (((side_offset >= 0) AND (side_offset <= 200))),
  CONSTRAINT "widget_settings_site_url_check" CHECK (((length(site_url) <= 500) AND (site_url ~ '^https?://[^\s"''<>#]+$'::text))),
  CONSTRAINT "widget_settings_theme_check" CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text, 'system'::text])))
);

ALTER TABLE "public"."widget_settings"
  ENABLE ROW LEVEL SECURITY;

REVOKE ALL ON TABLE "public"."widget_settings" FROM "anon";

ALTER TABLE "private"."inbox_secrets"
  ADD COLUMN "previous_secret" text;

ALTER TABLE "private"."inbox_secrets"
  ADD COLUMN "previous_until" timestamp WITH time zone;

ALTER TABLE "public"."attachments"
  ADD COLUMN "path" text NOT NULL DEFAULT ''::text;

ALTER TABLE "public"."attachments"
  ADD COLUMN "width" integer;

ALTER TABLE "public"."attachments"
  ADD COLUMN "height" integer;

ALTER TABLE "public"."attachments"
  ADD COLUMN "checked_at" timestamp WITH time zone;

ALTER TABLE "public"."categories"
  ADD COLUMN "inbox_ids" uuid[];

ALTER TABLE "public"."companies"
  ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."companies"
  ADD COLUMN "inbox_id" uuid;

ALTER TABLE "public"."contact_identities"
  ADD COLUMN "inbox_id" uuid;

ALTER TABLE "public"."contacts"
  ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "unverified_attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "vouched" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."contacts"
  ADD COLUMN "merged_into_id" uuid;

ALTER TABLE "public"."contacts"
  ADD COLUMN "created_by" uuid;

ALTER TABLE "public"."contacts"
  ADD COLUMN "email_left_at" timestamp WITH time zone;

ALTER TABLE "public"."conversations"
  ADD COLUMN "person_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "company_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "tag_ids" uuid[] NOT NULL DEFAULT '{}'::uuid[];

ALTER TABLE "public"."conversations"
  ADD COLUMN "merged_into_id" uuid;

ALTER TABLE "public"."conversations"
  ADD COLUMN "attributes" jsonb NOT NULL DEFAULT '{}'::jsonb;

ALTER TABLE "public"."conversations"
  ADD COLUMN "total_priority" smallint GENERATED ALWAYS AS ((priority + manual_priority)) STORED NOT NULL;

ALTER TABLE "public"."notes"
  ADD COLUMN "edited_at" timestamp WITH time zone;

ALTER TABLE "public"."notes"
  ADD COLUMN "deleted_at" timestamp WITH time zone;

ALTER TABLE "public"."read_marks"
  ADD COLUMN "last_delivered_seq" bigint NOT NULL DEFAULT 0;

ALTER TABLE "public"."read_marks"
  ADD COLUMN "delivered_at" timestamp WITH time zone;

ALTER TABLE "public"."visitor_sessions"
  ADD COLUMN "address_hash" bytea;

ALTER TABLE "public"."visitor_sessions"
  ADD COLUMN "page_url" text;

ALTER TABLE "public"."visitor_sessions"
  ADD COLUMN "page_title" text;

ALTER TABLE "public"."visitor_sessions"
  ADD COLUMN "browser" text;

ALTER TABLE "public"."visitor_sessions"
  ADD COLUMN "system" text;

ALTER TABLE "public"."attachments"
  ALTER COLUMN "conversation_id" DROP NOT NULL;

REVOKE ALL ON SEQUENCE "public"."page_events_id_seq" FROM "anon";

REVOKE ALL ON SEQUENCE "public"."page_events_id_seq" FROM "authenticated";

REVOKE ALL ON SEQUENCE "public"."page_events_id_seq" FROM "service_role";

CREATE TYPE "private"."list_source" AS (
  "looked_for" text,
  "condition"  text,
  "is_sorted"  boolean,
  "walks"      integer
);

CREATE TYPE "private"."list_wish" AS (
  "me"             uuid,
  "view"           text,
  "sort"           text,
  "statuses"       text[],
  "teams"          uuid[],
  "categories"     uuid[],
  "assignees"      uuid[],
  "companies"      uuid[],
  "tags"           uuid[],
  "inboxes"        uuid[],
  "unread"         boolean,
  "waiting"        boolean,
  "waits_since"    timestamp WITH time zone,
  "priority_from"  integer,
  "since"          timestamp WITH time zone,
  "until"          timestamp WITH time zone,
  "sees_all"       boolean,
  "visible_teams"  uuid[],
  "unassigned_of"  uuid[],
  "mentioned"      uuid[],
  "tagged"         uuid[],
  "after_at"       timestamp WITH time zone,
  "after_id"       uuid,
  "after_priority" integer,
  "after_waiting"  timestamp WITH time zone,
  "page_rows"      integer,
  "budget"         integer,
  "cap"            integer
);

CREATE TYPE "private"."search_hit" AS (
  "at"              timestamp WITH time zone,
  "conversation_id" uuid,
  "position"        bigint,
  "kind"            text,
  "seq"             bigint,
  "author_kind"     public.actor_kind,
  "author_id"       uuid,
  "body"            text,
  "rank"            integer
);

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "channel" text CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "company_id" uuid CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "is_erased" boolean CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "merged_into_id" uuid CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "tag_ids" uuid[] CASCADE;

ALTER TYPE "public"."conversation_row" ADD ATTRIBUTE "total_priority" smallint CASCADE;

CREATE OR REPLACE FUNCTION private.actions_run_before (
  conversation uuid,
  client_id    uuid,
  me           uuid
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select r.skipped from private.action_runs r
  where r.conversation_id = $1 and r.client_id = $2 and r.member_id = $3
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
  if cardinality(files) > 10 then
    perform private.refuse('too_many_files', 'At most 10 files a message.', 'PT400');
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
    preview = private.preview_of(kind, add_message.body,
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a where a.id = any (files))),
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

CREATE OR REPLACE FUNCTION private.address_hash (
  address text
)
  RETURNS bytea
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.address_is_blocked (
  address_hash bytea
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return exists (
    select from public.visitor_sessions s join public.contacts k on k.id = s.contact_id
    where s.address_hash = address_is_blocked.address_hash and not s.is_verified and k.blocked_at is not null and k.erased_at is null);
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_contact (
  contact uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.is_quiet() then return; end if;
  perform realtime.send(jsonb_build_object('conversation_id', theirs.id, 'contact_id', theirs.contact_id), 'contact_changed',
    private.conversation_topic('conversation', theirs.id), true)
  from (select c.id, c.contact_id from public.conversations c
    where c.contact_id = any (private.person_ids(announce_contact.contact))
    order by c.last_message_at desc limit 50) theirs;
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_view_change()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.saved_views := coalesce(new, old);
begin
  perform realtime.send('{}', 'directory_changed', 'member:' || m.id, true)
  from public.members m
  where m.deactivated_at is null
    and (changed.audience <> 'private' or m.id = changed.owner_id or (tg_op = 'UPDATE' and old.audience <> 'private'));
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.announce_visit()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.is_quiet() then return null; end if;
  perform realtime.send(jsonb_build_object('conversation_id', theirs.id, 'contact_id', new.contact_id), 'contact_changed',
    private.conversation_topic('conversation', theirs.id), true)
  from (select c.id from public.conversations c
    where c.contact_id = new.contact_id and c.status <> 'closed' order by c.last_message_at desc limit 3) theirs;
  return null;
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
  tied public.attachments[];
begin
  with changed as (
    update public.attachments a set conversation_id = attach.conversation, message_seq = attach.seq, note_id = attach.note
    where a.id = any (files) and a.uploader_id = author and a.message_seq is null and a.note_id is null
    returning a.*
  )
  select array_agg(c::public.attachments) into tied from changed c;
  if coalesce(cardinality(tied), 0) <> (select count(distinct f) from unnest(files) f) then
    perform private.refuse('attachment_not_found', 'A file is missing, not yours, or already sent.', 'PT400');
  end if;
  if exists (select from unnest(tied) a where a.checked_at is null) then
    perform private.refuse('file_not_checked', 'Ask the function check-file first.', 'PT409');
  end if;
  if exists (select from unnest(tied) a where not private.is_stored(a)) then
    perform private.refuse('upload_missing', 'A file is not in Storage, or not with the size that was announced.', 'PT409');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.attachment_json (
  file public.attachments
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SET search_path TO ''
  AS $function$
  select jsonb_strip_nulls(jsonb_build_object('id', file.id, 'name', file.name, 'content_type', file.content_type,
    'bytes', file.bytes, 'path', file.path, 'width', file.width, 'height', file.height))
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
      where c.id = can_see_conversation.conversation and c.contact_id = private.contact_id()
        and c.inbox_id = private.my_inbox_id());
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

CREATE OR REPLACE FUNCTION private.carry_contact_company()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if new.merged_into_id is null then
    perform private.lock_all_of(private.person_ids(new.id));
    update public.conversations c set company_id = new.company_id
    where (c.contact_id = new.id or c.person_id = new.id) and c.company_id is distinct from new.company_id;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.carry_contact_name()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if new.merged_into_id is null then
    perform private.lock_all_of(private.person_ids(new.id));
    update public.conversations c set contact_name = new.name where c.contact_id = new.id or c.person_id = new.id;
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.carry_merged()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  update public.conversations c set team_id = new.team_id, assignee_id = new.assignee_id
  where c.merged_into_id = new.id and (c.team_id, c.assignee_id) is distinct from (new.team_id, new.assignee_id);
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.changed_attributes (
  subject text,
  before  jsonb,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  entry record;
  definition public.attribute_definitions;
begin
  if jsonb_typeof(changes) is distinct from 'object' then
    perform private.refuse('attribute_invalid', 'An object of keys and values.');
  end if;
  for entry in select e.key, e.value from jsonb_each(changes) e loop
    select d.* into definition from public.attribute_definitions d
    where d.subject = changed_attributes.subject and d.key = entry.key and d.archived_at is null;
    if definition.id is null then
      perform private.refuse('attribute_unknown', format('No attribute %s of a %s.', entry.key, changed_attributes.subject));
    elsif entry.value <> 'null' and not coalesce(private.fits_attribute(definition, entry.value), false) then
      perform private.refuse('attribute_invalid', format('%s takes a %s.', entry.key, definition.type));
    end if;
  end loop;
  return jsonb_strip_nulls(before || changes);
end
$function$;

CREATE OR REPLACE FUNCTION private.check_category_target (
  team     uuid,
  priority integer
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if not exists (select from public.teams t where t.id = check_category_target.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if check_category_target.priority is null or check_category_target.priority not between 0 and 100 then
    perform private.refuse('category_priority_invalid', 'From 0 to 100.');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.check_contact_note (
  body text
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  if btrim(coalesce(body, ''), E' \t\r\n') = '' then perform private.refuse('message_empty', 'A note needs a text.'); end if;
  if length(body) > 4000 then perform private.refuse('message_too_long', 'At most 4000 characters.'); end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_category_inboxes (
  inboxes uuid[]
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if checked_category_inboxes.inboxes is null then return null; end if;
  if cardinality(checked_category_inboxes.inboxes) = 0 then
    perform private.refuse('category_inboxes_empty', 'At least one inbox, or null for every one.');
  end if;
  if exists (select from unnest(checked_category_inboxes.inboxes) i where not exists (select from public.inboxes x where x.id = i)) then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  return array(select distinct i from unnest(checked_category_inboxes.inboxes) i order by i);
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_category_names (
  names jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(names) is distinct from 'object' or exists (
    select from unnest(array['ru', 'en']) l
    where jsonb_typeof(names -> l) is distinct from 'string' or length(btrim(names ->> l)) not between 1 and 60
  ) then
    perform private.refuse('category_name_empty', 'A category has a name of 1 to 60 characters in each language: ru, en.');
  end if;
  return jsonb_build_object('ru', btrim(names ->> 'ru'), 'en', btrim(names ->> 'en'));
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_definition (
  names   jsonb,
  type    text,
  choices text[]
)
  RETURNS void
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(names) is distinct from 'object'
    or length(btrim(coalesce(names ->> 'ru', ''))) not between 1 and 60 or length(btrim(coalesce(names ->> 'en', ''))) not between 1 and 60 then
    perform private.refuse('attribute_name_empty', 'A name in each language, of 1 to 60 characters.');
  end if;
  if type = 'choice' and (coalesce(cardinality(choices), 0) not between 1 and 50 or exists (
    select from unnest(choices) c where c is null or length(btrim(c)) not between 1 and 80)) then
    perform private.refuse('attribute_choices_empty', 'A choice has 1 to 50 values of 1 to 80 characters.');
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_macro_actions (
  actions jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  action jsonb;
  is_known boolean;
begin
  if jsonb_typeof(actions) is distinct from 'array' or jsonb_array_length(actions) > 10 then
    perform private.refuse('macro_actions_invalid', 'A list of at most 10 actions.');
  end if;
  for action in select a.value from jsonb_array_elements(actions) a loop
    is_known := case action ->> 'type'
      when 'tag' then private.uuid_or_null(action ->> 'tag_id') is not null
      when 'untag' then private.uuid_or_null(action ->> 'tag_id') is not null
      when 'category' then action -> 'category_id' = 'null' or private.uuid_or_null(action ->> 'category_id') is not null
      when 'assign' then case action ->> 'to'
        when 'me' then true
        when 'nobody' then true
        when 'member' then private.uuid_or_null(action ->> 'member_id') is not null
        when 'team' then private.uuid_or_null(action ->> 'team_id') is not null end
      when 'priority' then jsonb_typeof(action -> 'priority') = 'number' and (action ->> 'priority')::numeric between -100 and 100
      when 'snooze' then action ->> 'preset' in ('laterToday', 'tomorrow', 'monday', 'nextWeek', 'reply')
      when 'close' then true end;
    if is_known is not true then
      perform private.refuse('macro_actions_invalid', format('Not an action: %s.', left(action::text, 200)));
    end if;
  end loop;
  return actions;
end
$function$;

CREATE OR REPLACE FUNCTION private.checked_tag (
  name       text,
  colour     text,
  except_tag uuid DEFAULT NULL::uuid
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if length(btrim(coalesce(checked_tag.name, ''))) not between 1 and 40 then
    perform private.refuse('tag_name_empty', 'A tag has a name of 1 to 40 characters.');
  end if;
  if coalesce(checked_tag.colour, '') not in ('grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'violet', 'pink') then
    perform private.refuse('colour_unknown', 'Colours: grey, red, orange, yellow, green, teal, blue, violet, pink.');
  end if;
  if exists (
    select from public.tags t
    where lower(t.name) = lower(btrim(checked_tag.name)) and t.id is distinct from except_tag
      and (except_tag is not null or t.archived_at is null)
  ) then
    perform private.refuse('tag_name_taken', 'Another tag has this name, perhaps a removed one.', 'PT409');
  end if;
  return btrim(checked_tag.name);
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_changed()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if tg_table_name = 'contacts' then
    perform private.announce_contact(new.id);
  else
    perform private.announce_contact(case tg_op when 'DELETE' then old.contact_id else new.contact_id end);
  end if;
  return null;
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
      'my_delivered_seq', coalesce((select greatest(r.last_read_seq, r.last_delivered_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0),
      'team_read_seq', coalesce((select max(r.last_read_seq) from public.read_marks r where r.conversation_id = c.id and r.reader_kind = 'member'), 0),
      'unread', greatest(0, case when c.last_member_seq > coalesce(
          (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
        then (select count(*) from (
          select from public.messages m where m.conversation_id = c.id and m.author_kind <> 'contact' and m.deleted_at is null and m.seq > coalesce(
            (select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = c.contact_id), 0)
          limit 100) unread) else 0 end))
      || private.contact_preview(c) || private.customer_choices(c)
    from public.conversations c where c.id = contact_conversation.conversation
  );
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_note_json (
  note public.contact_notes
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('id', note.id, 'author_id', note.author_id, 'body', note.body,
    'written_at', note.written_at, 'edited_at', note.edited_at)
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
    return jsonb_build_object('preview', c.preview, 'preview_from', c.preview_from, 'preview_deleted', false,
      'preview_author', case last.author_kind when 'member' then private.public_member(last.author_id) end);
  elsif exists (select from public.inboxes i where i.id = c.inbox_id and i.deleted_messages = 'tombstone') then
    return jsonb_build_object('preview', '', 'preview_from', c.preview_from, 'preview_deleted', true);
  end if;
  last := null;
  select m.* into last from public.messages m
  where m.conversation_id = c.id and m.deleted_at is null order by m.seq desc limit 1;
  return jsonb_build_object('preview', coalesce(private.preview_of(last.author_kind, last.body,
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = c.id and a.message_seq = last.seq)), ''),
    'preview_from', last.author_kind, 'preview_deleted', false,
    'preview_author', case last.author_kind when 'member' then private.public_member(last.author_id) end);
end
$function$;

CREATE OR REPLACE FUNCTION private.contact_words (
  name  text,
  email text,
  phone text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  SET search_path TO ''
  AS $function$
begin
  return ' ' || concat_ws(' ', translate(lower(name), 'ё', 'е'), lower(email), private.phone_digits(phone));
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
  -- Sent while this one was merged into another, and repeated after they came apart: it was heard there.
  select c.* into heir from private.conversation_merges g
    join public.messages m on m.conversation_id = g.into_id and m.client_id = continuation.client_id and m.author_id = locked.contact_id
    join public.conversations c on c.id = g.into_id
  where g.conversation_id = locked.id and g.split_at is not null limit 1;
  if heir.id is not null then return heir; end if;
  if locked.merged_into_id is not null
    and not exists (select from public.messages m where m.conversation_id = locked.id and m.client_id = continuation.client_id) then
    heir := private.merged_into(locked);
    return case when heir.id = locked.id then heir else private.continuation(heir, continuation.client_id) end;
  end if;
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
  from public.inboxes i left join public.categories g on g.id = locked.category_id and private.is_offered_in(g, i.id)
  where i.id = locked.inbox_id
  returning c.* into heir;
  perform private.record_event(heir.id, 'conversation_started', 'contact', heir.contact_id,
    jsonb_build_object('category_id', heir.category_id, 'team_id', heir.team_id, 'continues_id', locked.id));
  select c.* into heir from public.conversations c where c.id = heir.id;
  return heir;
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
    coalesce((select r.last_read_seq from public.read_marks r where r.conversation_id = c.id and r.reader_id = reader), 0),
    (select i.channel from public.inboxes i where i.id = c.inbox_id), c.company_id,
    (select k.erased_at is not null from public.contacts k where k.id = c.contact_id), c.merged_into_id, c.tag_ids, c.total_priority);
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.customer_choices (
  c public.conversations
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  settings public.widget_settings;
  given public.ratings;
  closing public.conversation_events;
begin
  if c.status <> 'closed' then
    return jsonb_build_object('closed_at', null, 'may_reopen', false, 'may_rate', false, 'rating', null, 'may_close',
      coalesce((select w.may_close from public.widget_settings w where w.inbox_id = c.inbox_id), false));
  end if;
  select w.* into settings from public.widget_settings w where w.inbox_id = c.inbox_id;
  closing := private.last_closing(c.id);
  select r.* into given from public.ratings r where r.conversation_id = c.id and r.closing = closing.position;
  -- A merged one ended for nobody: what was asked goes on elsewhere, and is rated there. What was said of it stays.
  return jsonb_build_object('closed_at', c.closed_at, 'may_close', false,
    'may_reopen', c.merged_into_id is null and coalesce(settings.may_close, false)
      and c.closed_at >= now() - (select i.reopen_within from public.inboxes i where i.id = c.inbox_id),
    'may_rate', c.merged_into_id is null and closing.position is not null and coalesce(settings.asks_rating, false) and c.last_member_seq > 0 and (case when given.score is null
      then closing.occurred_at > now() - interval '14 days' else given.rated_at > now() - interval '1 day' end),
    'rating', case when given.score is not null then private.rating_json(given) end);
end
$function$;

CREATE OR REPLACE FUNCTION private.dated_words (
  words tsvector,
  at    timestamp with time zone
)
  RETURNS tsvector
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  STRICT
  SET search_path TO ''
  AS $function$
begin
  return words || array_to_tsvector(array['week ' || private.week_of(at)]);
end
$function$;

CREATE OR REPLACE FUNCTION private.expected_conversations (
  condition text
)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  plan json;
begin
  execute format('explain (format json) select from public.conversations c where %s', condition) into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
end
$function$;

CREATE OR REPLACE FUNCTION private.expected_hits (
  of_table text,
  wanted   tsquery
)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  plan json;
  unfinished text := substring(wanted::text from '''([^'']+)'':\*');
begin
  -- Of a beginning that no frequent word has, Postgres assumes one row in two hundred: such a word is rare.
  if unfinished is not null and not exists (
    select from pg_catalog.pg_stats s cross join lateral unnest(s.most_common_elems::text::text[]) stem
    where s.schemaname = 'public' and s.tablename = of_table and s.attname = 'search_words' and starts_with(stem, unfinished)
  ) then
    wanted := replace(wanted::text, ':*', '')::tsquery;
  end if;
  execute format('explain (format json) select from public.%I l where l.search_words @@ %L::tsquery', of_table, wanted) into plan;
  return (plan -> 0 -> 'Plan' ->> 'Plan Rows')::bigint;
end
$function$;

CREATE OR REPLACE FUNCTION private.few_people (
  source text,
  most   integer DEFAULT 5000
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  ids uuid[];
begin
  -- A test sets otklik.few, so that the other way is gone with few people, too.
  most := least(most, nullif(current_setting('otklik.few', true), '')::integer);
  execute format('select array_agg(id) from (%s limit %s) found (id)', source, most + 1) into ids;
  return case when coalesce(cardinality(ids), 0) <= most then array(select distinct id from unnest(ids) id) end;
end
$function$;

CREATE OR REPLACE FUNCTION private.file_types()
  RETURNS jsonb
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select '{
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "heic": "image/heic", "heif": "image/heif", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff",
    "pdf": "application/pdf", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain", "log": "text/plain", "md": "text/plain", "xml": "text/plain", "eml": "text/plain", "ics": "text/plain",
    "vcf": "text/plain", "yml": "text/plain", "yaml": "text/plain", "tsv": "text/plain", "csv": "text/csv", "json": "application/json",
    "zip": "application/zip", "7z": "application/x-7z-compressed", "rar": "application/vnd.rar", "gz": "application/gzip",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm"
  }'::jsonb
$function$;

CREATE OR REPLACE FUNCTION private.filter_ids (
  filters jsonb,
  key     text
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  return (select array_agg(private.uuid_or_null(word)) from unnest(private.filter_words(filters, key)) word);
end
$function$;

CREATE OR REPLACE FUNCTION private.filter_words (
  filters jsonb,
  key     text
)
  RETURNS text[]
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  return case jsonb_typeof(filters -> key)
    when 'array' then array(select jsonb_array_elements_text(filters -> key))
    when 'string' then array[filters ->> key]
  end;
end
$function$;

CREATE OR REPLACE FUNCTION private.find_person()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  select k.merged_into_id, p.name into new.person_id, new.contact_name
  from public.contacts k join public.contacts p on p.id = k.merged_into_id where k.id = new.contact_id;
  if not found then select null, k.name into new.person_id, new.contact_name from public.contacts k where k.id = new.contact_id; end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.first_words (
  conversation uuid
)
  RETURNS text
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select left(m.body, 400) from public.messages m
  where m.conversation_id = first_words.conversation and m.author_kind = 'contact' and m.deleted_at is null
  order by m.seq limit 1
$function$;

CREATE OR REPLACE FUNCTION private.fits_attribute (
  definition public.attribute_definitions,
  value      jsonb
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  kind text := jsonb_typeof(value);
  words text := value #>> '{}';
begin
  return case definition.type
    when 'text' then kind = 'string' and length(btrim(words)) between 1 and 500
    when 'number' then kind = 'number'
    when 'boolean' then kind = 'boolean'
    when 'date' then kind = 'string' and words ~ '^\d{4}-\d\d-\d\d$' and pg_input_is_valid(words, 'date')
    else kind = 'string' and words = any (definition.choices) end;
end
$function$;

CREATE OR REPLACE FUNCTION private.fitting_attributes (
  subject text,
  said    jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(said) is distinct from 'object' then return '{}'; end if;
  return (
    select coalesce(jsonb_object_agg(e.key, e.value), '{}')
    from jsonb_each(said) e join public.attribute_definitions d
      on d.subject = fitting_attributes.subject and d.key = e.key and d.archived_at is null
    where private.fits_attribute(d, e.value));
end
$function$;

CREATE OR REPLACE FUNCTION private.folded (
  words text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  STRICT
  SET search_path TO ''
  AS $function$
begin
  return translate(words, 'ёЁ«»“”„/-–—+№#', 'еЕ"""""       ');
end
$function$;

CREATE OR REPLACE FUNCTION private.follow_person (
  contacts uuid[]
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.lock_all_of(follow_person.contacts);
  update public.conversations c set person_id = k.merged_into_id, contact_name = p.name, company_id = p.company_id
  from public.contacts k join public.contacts p on p.id = coalesce(k.merged_into_id, k.id)
  where k.id = any (follow_person.contacts) and c.contact_id = k.id;
end
$function$;

CREATE OR REPLACE FUNCTION private.forget_left_address()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SET search_path TO ''
  AS $function$
begin
  new.email_left_at := null;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.free_category_key (
  english text
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  stem text := left(btrim(regexp_replace(lower(english), '[^a-z0-9]+', '_', 'g'), '_'), 34);
  counted integer := 1;
begin
  if stem !~ '^[a-z][a-z0-9_]+$' then stem := btrim('topic_' || stem, '_'); end if;
  while exists (select from public.categories g where g.key = stem || case counted when 1 then '' else '_' || counted end) loop
    counted := counted + 1;
  end loop;
  return stem || case counted when 1 then '' else '_' || counted end;
end
$function$;

CREATE OR REPLACE FUNCTION private.give_inbox_settings()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  insert into public.widget_settings (inbox_id) values (new.id) on conflict do nothing;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.guard_merged()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if new.status <> 'closed' or new.last_seq <> old.last_seq then
    perform private.refuse('conversation_merged', 'It was merged into another one. Write there, or take it out first.', 'PT409');
  end if;
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.hear_identity (
  contact uuid,
  said    jsonb
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
begin
  said := jsonb_strip_nulls(said);
  select k.* into known from public.contacts k where k.id = hear_identity.contact;
  if known.vouched @> said then return; end if;
  select k.* into known from public.contacts k where k.id = hear_identity.contact for no key update;
  update public.contacts k set
    name = case when said ? 'name' and known.vouched -> 'name' is distinct from said -> 'name' then left(said ->> 'name', 120) else k.name end,
    email = case when said ? 'email' and known.vouched -> 'email' is distinct from said -> 'email' then said ->> 'email' else k.email end,
    phone = case when said ? 'phone' and known.vouched -> 'phone' is distinct from said -> 'phone' then said ->> 'phone' else k.phone end,
    company_id = case when said ? 'company_id' and known.vouched -> 'company_id' is distinct from said -> 'company_id'
      then (said ->> 'company_id')::uuid else k.company_id end,
    vouched = k.vouched || said
  where k.id = known.id;
end
$function$;

CREATE OR REPLACE FUNCTION private.in_weeks (
  wanted tsquery,
  first  integer,
  last   integer
)
  RETURNS tsquery
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  return wanted && (select string_agg(quote_literal('week ' || w), ' | ')::tsquery from generate_series(first, last) w);
end
$function$;

CREATE OR REPLACE FUNCTION private.inbox_is_beyond (
  inbox uuid
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return private.my_scope() <> 'all' and exists (
    select from public.inboxes i where i.id = inbox_is_beyond.inbox and i.team_id <> all (private.my_team_ids()));
end
$function$;

CREATE OR REPLACE FUNCTION private.instant_of (
  from_json jsonb,
  key       text
)
  RETURNS timestamp WITH time zone
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  given text := from_json ->> key;
begin
  if given is not null and not pg_input_is_valid(given, 'timestamptz') then
    perform private.refuse('filter_invalid', format('%s: an instant.', key));
  end if;
  return given::timestamptz;
end
$function$;

CREATE OR REPLACE FUNCTION private.is_offered_in (
  category public.categories,
  inbox    uuid
)
  RETURNS boolean
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$ select category.archived_at is null and (category.inbox_ids is null or inbox = any (category.inbox_ids)) $function$;

CREATE OR REPLACE FUNCTION private.is_stored (
  file public.attachments
)
  RETURNS boolean
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select exists (
    select from storage.objects o
    where o.bucket_id = 'attachments' and o.name = file.path and (o.metadata ->> 'size')::bigint = file.bytes)
$function$;

CREATE OR REPLACE FUNCTION private.is_vouched_for (
  contact uuid
)
  RETURNS boolean
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$ select exists (select from public.contact_identities i where i.contact_id = any (private.person_ids(is_vouched_for.contact)) and i.verified_at is not null) $function$;

CREATE OR REPLACE FUNCTION private.join_visitor (
  inbox          uuid,
  visitor_secret text,
  known          uuid
)
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  hash bytea := sha256(convert_to(visitor_secret, 'UTF8'));
  visitor uuid;
  history record;
  joined integer := 0;
  before integer := -1;
begin
  if coalesce(length(visitor_secret), 0) < 43 then return 0; end if;
  select s.contact_id into visitor from public.visitor_sessions s where s.secret_hash = hash;
  perform from public.contacts k where k.id in (visitor, known) order by k.id for no key update;
  -- Looked up again under the lock. A contact that anybody has vouched for, whatever became of this session, joins nobody.
  select s.contact_id into visitor from public.visitor_sessions s
  where s.secret_hash = hash and s.inbox_id = join_visitor.inbox and not s.is_verified
    and s.revoked_at is null and s.expires_at > now() and s.contact_id = visitor and s.contact_id <> known
    and not exists (select from public.contact_identities i where i.contact_id = s.contact_id)
    and not exists (select from public.contacts k where k.id in (s.contact_id, known) and k.blocked_at is not null)
  for update;
  if visitor is null then return 0; end if;
  -- From here on the visitor's tokens open nothing: what is under way waits for a lock and is refused behind it.
  update public.visitor_sessions s set revoked_at = now() where s.contact_id = visitor and s.revoked_at is null;
  -- Once more after the last one: a message that was under way may have begun a conversation that continues another.
  while joined > before loop
    before := joined;
    for history in select c.* from public.conversations c
      where c.contact_id = visitor and c.inbox_id = join_visitor.inbox
      order by c.merged_into_id is not null, c.id for no key update
    loop
      perform private.leave_topics(history.id);
      update public.messages m set author_id = known
      where m.conversation_id = history.id and m.author_kind = 'contact' and m.author_id = visitor;
      update public.attachments a set uploader_id = known
      where a.conversation_id = history.id and a.uploader_kind = 'contact' and a.uploader_id = visitor;
      update public.read_marks r set reader_id = known
      where r.conversation_id = history.id and r.reader_kind = 'contact' and r.reader_id = visitor;
      update public.conversations c set contact_id = known, person_id = k.merged_into_id, contact_name = p.name,
        client_id = case when exists (select from public.conversations o where o.contact_id = known and o.client_id = c.client_id)
          then gen_random_uuid() else c.client_id end
      from public.contacts k join public.contacts p on p.id = coalesce(k.merged_into_id, k.id)
      where c.id = history.id and k.id = known;
      perform private.record_event(history.id, 'conversation_identified', 'contact', known,
        jsonb_build_object('contact_id', known, 'from_contact_id', visitor));
      joined := joined + 1;
    end loop;
  end loop;
  perform private.renew_customer_topic(known);
  perform private.retire_visitor(visitor, known);
  return joined;
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_attributes (
  contact uuid,
  signed  jsonb,
  said    jsonb
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  trusted jsonb := private.fitting_attributes('contact', signed);
  claimed jsonb := private.fitting_attributes('contact', said);
begin
  if trusted = '{}' and claimed = '{}' then return; end if;
  update public.contacts k set attributes = k.attributes || trusted,
    -- What is signed now need not be doubted any more.
    unverified_attributes = (k.unverified_attributes || claimed) - array(select jsonb_object_keys(trusted))
  where k.id = keep_attributes.contact
    and not (k.attributes @> trusted and (k.unverified_attributes || claimed) - array(select jsonb_object_keys(trusted)) = k.unverified_attributes);
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_conversation_tags()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  delete from private.conversation_tags u where u.conversation_id = new.id and u.tag_id <> all (new.tag_ids);
  insert into private.conversation_tags (tag_id, conversation_id)
  select distinct t.id, new.id from public.tags t where t.id = any (new.tag_ids)
  on conflict do nothing;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_macro_files (
  macro uuid,
  files uuid[]
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  wanted uuid;
  file public.attachments;
begin
  if cardinality(keep_macro_files.files) > 10 then
    perform private.refuse('too_many_files', 'A macro has at most 10 files.');
  end if;
  delete from public.macro_files f where f.macro_id = keep_macro_files.macro and f.id <> all (keep_macro_files.files);
  for wanted in
    select distinct w from unnest(keep_macro_files.files) w
    where not exists (select from public.macro_files f where f.id = w and f.macro_id = keep_macro_files.macro)
  loop
    delete from public.attachments a
    where a.id = wanted and a.uploader_kind = 'member' and a.uploader_id = private.member_id()
      and a.message_seq is null and a.note_id is null
    returning a.* into file;
    if file.id is null then
      perform private.refuse('attachment_not_found', 'A file is missing, not yours, or already sent.', 'PT400');
    elsif file.checked_at is null then
      perform private.refuse('file_not_checked', 'Ask the function check-file first.', 'PT409');
    end if;
    insert into public.macro_files (id, macro_id, name, content_type, bytes, path, width, height)
    values (file.id, keep_macro_files.macro, file.name, file.content_type, file.bytes, file.path, file.width, file.height);
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION private.keep_names()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  insert into private.names (word, sound)
  select w, private.sound_of(w) from unnest(private.words_of_name(new.name)) w
  on conflict do nothing;
  -- An erased or renamed person leaves no name behind, unless somebody else bears it.
  if tg_op = 'UPDATE' then
    delete from private.names n
    where n.word = any (private.words_of_name(old.name)) and n.word <> all (private.words_of_name(new.name))
      and not exists (select from public.contacts k where k.search_words like '% ' || n.word || '%')
      and not exists (select from public.companies o where o.search_words like '% ' || n.word || '%');
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.last_closing (
  conversation uuid
)
  RETURNS public.conversation_events
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  closing public.conversation_events;
begin
  select e.* into closing from public.conversation_events e
  where e.conversation_id = last_closing.conversation and e.type = 'conversation_closed' order by e.position desc limit 1;
  return closing;
end
$function$;

CREATE OR REPLACE FUNCTION private.last_with (
  p text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select format($sql$
    select l.* from (
      (select c.* from public.conversations c where c.contact_id = %1$s and %%1$s order by c.last_message_at desc, c.id desc limit 1)
      union all
      (select c.* from public.conversations c where c.person_id = %1$s and %%1$s order by c.last_message_at desc, c.id desc limit 1)) l
    order by l.last_message_at desc, l.id desc limit 1 $sql$, p)
$function$;

CREATE OR REPLACE FUNCTION private.let_macro_file_go()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  insert into public.attachments (uploader_kind, uploader_id, name, content_type, bytes, path)
  select 'member', m.id, old.name, old.content_type, old.bytes, old.path
  from public.members m order by m.id = private.member_id() desc nulls last limit 1;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.like_pattern (
  word   text,
  starts boolean
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  return case when starts then '% ' else '%' end || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%';
end
$function$;

CREATE OR REPLACE FUNCTION private.likely_same (
  person uuid
)
  RETURNS TABLE (
    contact_id uuid,
    why        text
  )
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
begin
  select k.* into known from public.contacts k where k.id = person;
  return query
    select distinct on (l.contact_id) l.contact_id, l.why from (
      select k.id as contact_id, 'same_email' as why from public.contacts k
        where lower(k.email) = lower(known.email) and private.is_vouched_for(k.id)
      union all
      select k.id, 'same_phone' from public.contacts k where k.phone = known.phone and private.is_vouched_for(k.id)
      union all
      select i.contact_id, 'same_' || i.channel from public.contact_identities i join public.contact_identities mine
        on mine.contact_id = person and mine.channel = i.channel and mine.external_id = i.external_id
        where i.verified_at is not null and i.channel in ('email', 'phone')
      union all
      select k.id, 'same_name' from public.contacts k
        where k.company_id = known.company_id and lower(btrim(k.name)) = lower(btrim(known.name))) l
    where l.contact_id <> all (private.person_ids(person)) limit 20;
end
$function$;

CREATE OR REPLACE FUNCTION private.limit_customer_file()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.limit_customer_message()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.limit_new_conversation()
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.limit_rate (
  kind    text,
  subject text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  wait integer := private.spend(limit_rate.kind, limit_rate.subject);
begin
  if wait > 0 then perform private.refuse('rate_limited', wait::text, 'PT429'); end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.limit_sessions (
  inbox        uuid,
  address_hash bytea
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.limit_rate('session_address', encode(address_hash, 'hex'));
  perform private.limit_rate('session_inbox', inbox::text);
end
$function$;

CREATE OR REPLACE FUNCTION private.list_conditions (
  wish private.list_wish
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
begin
  -- What was merged into another one is read there.
  return concat_ws(' and ', 'c.status = any (($1).statuses)', 'c.merged_into_id is null',
    case wish.view when 'mine' then 'c.assignee_id = ($1).me' when 'mentions' then 'c.id = any (($1).mentioned)'
      when 'unassigned' then 'c.assignee_id is null and c.team_id is not null' end,
    case when wish.teams is not null then 'c.team_id = any (($1).teams)' end,
    case when wish.categories is not null then 'c.category_id = any (($1).categories)' end,
    case when wish.assignees is not null then 'c.assignee_id = any (($1).assignees)' end,
    case when wish.companies is not null then 'c.company_id = any (($1).companies)' end,
    case when wish.tags is not null then 'c.tag_ids && ($1).tags' end,
    case when wish.inboxes is not null then 'c.inbox_id = any (($1).inboxes)' end,
    case when wish.priority_from is not null then 'c.total_priority >= ($1).priority_from' end,
    case when wish.waiting then 'c.waiting_since is not null' end,
    case when wish.waits_since is not null then 'c.waiting_since < ($1).waits_since' end,
    case when wish.since > '-infinity' then 'c.last_message_at >= ($1).since' end,
    case when wish.until < 'infinity' then 'c.last_message_at < ($1).until' end,
    case when wish.unread then 'c.last_contact_seq > coalesce((select r.last_read_seq from private.my_read_marks r where r.conversation_id = c.id), 0)' end);
end
$function$;

CREATE OR REPLACE FUNCTION private.list_edge (
  wish    private.list_wish,
  stretch text,
  last    public.conversations DEFAULT NULL::public.conversations
)
  RETURNS public.conversations
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  sources private.list_source[] := private.list_sources(wish);
  source private.list_source;
  parts text[] := '{}';
  edge public.conversations;
begin
  -- A page that one walk filled was full before anything was left out.
  if last.id is not null and cardinality(sources) = 1 and sources[1].walks = 1 then return null; end if;
  wish.cap := greatest(wish.budget / greatest((select sum(s.walks) from unnest(sources) s), 1), 100);
  foreach source in array sources loop
    -- What is sorted after it was found was looked at whole, its newest at least.
    continue when not source.is_sorted;
    parts := parts || format('(select c.* from %s cross join lateral (%s offset ($1).cap - 1 limit 1) c)', source.looked_for,
      private.list_walk(case when last.id is null then source
        else (source.looked_for, source.condition || ' and ' || private.list_until(stretch), true, source.walks)::private.list_source end, stretch));
  end loop;
  if cardinality(parts) = 0 then return null; end if;
  execute format('select c.* from (%s) c order by %s limit 1', array_to_string(parts, ' union all '), private.list_order(stretch))
  into edge using wish, last;
  return edge;
end
$function$;

CREATE OR REPLACE FUNCTION private.list_keyset (
  stretch text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select case stretch
    when 'priority' then '(c.total_priority, c.last_message_at, c.id) < (($1).after_priority, ($1).after_at, ($1).after_id)'
    when 'waiting' then 'c.waiting_since is not null and (c.waiting_since, c.id) > (coalesce(($1).after_waiting, ''-infinity''), case when ($1).after_waiting is null then ''00000000-0000-0000-0000-000000000000'' else ($1).after_id end)'
    when 'rest' then 'c.waiting_since is null and (c.last_message_at, c.id) < (($1).after_at, ($1).after_id)'
    else '(c.last_message_at, c.id) < (($1).after_at, ($1).after_id)' end
$function$;

CREATE OR REPLACE FUNCTION private.list_order (
  stretch text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select case stretch when 'priority' then 'c.total_priority desc, c.last_message_at desc, c.id desc'
    when 'waiting' then 'c.waiting_since, c.id' else 'c.last_message_at desc, c.id desc' end
$function$;

CREATE OR REPLACE FUNCTION private.list_rows (
  wish    private.list_wish,
  stretch text
)
  RETURNS SETOF public.conversations
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  sources private.list_source[] := private.list_sources(wish);
  source private.list_source;
  parts text[] := '{}';
begin
  wish.cap := greatest(wish.budget / greatest((select sum(s.walks) from unnest(sources) s), 1), 100);
  foreach source in array sources loop
    parts := parts || format(
      '(select c.* from %s cross join lateral (select c.* from (%s limit ($1).cap) c where %s and %s order by %s limit ($1).page_rows) c)',
      source.looked_for, private.list_walk(source, stretch), private.list_keyset(stretch), private.list_conditions(wish), private.list_order(stretch));
  end loop;
  return query execute case cardinality(parts)
    when 1 then format('select c.* from %s c order by %s limit ($1).page_rows', parts[1], private.list_order(stretch))
    else format('select distinct on (%3$s) c.* from (%2$s) c order by %1$s limit ($1).page_rows',
      private.list_order(stretch), array_to_string(parts, ' union all '), replace(private.list_order(stretch), ' desc', '')) end
  using wish;
end
$function$;

CREATE OR REPLACE FUNCTION private.list_sources (
  wish private.list_wish
)
  RETURNS private.list_source[]
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  is_newest constant boolean := wish.sort = 'newest';
  everywhere constant boolean := wish.sees_all and wish.teams is null and is_newest;
  statuses constant integer := cardinality(wish.statuses);
  each_status constant text := 'unnest(($1).statuses) s';
  once constant text := '(values (true)) v (v)';
  -- The words of the partial index; by priority, its rows would have to be sorted.
  of_team constant text := case when wish.view = 'unassigned' and wish.sort <> 'priority' then 'c.team_id = t and c.assignee_id is null and c.status = ''open''' else 'c.team_id = t and c.status = s' end;
  sources private.list_source[];
begin
  if wish.tagged is not null then
    return array[row(once, 'c.id = any (($1).tagged)', false, 1)::private.list_source];
  elsif wish.view = 'mentions' then
    return array[row(once, 'c.id = any (($1).mentioned)', false, 1)::private.list_source];
  elsif wish.view = 'mine' then
    return array[row(each_status, 'c.assignee_id = ($1).me and c.status = s', is_newest, statuses)::private.list_source];
  elsif wish.assignees is not null then
    return array[row(each_status || ' cross join unnest(($1).assignees) a', 'c.assignee_id = a and c.status = s', is_newest,
      statuses * cardinality(wish.assignees))::private.list_source];
  elsif wish.companies is not null then
    return array[row('unnest(($1).companies) k', 'c.company_id = k', is_newest, cardinality(wish.companies))::private.list_source];
  elsif everywhere and wish.view <> 'unassigned' and wish.categories is not null then
    return array[row(each_status || ' cross join unnest(($1).categories) g', 'c.category_id = g and c.status = s', true,
      statuses * cardinality(wish.categories))::private.list_source];
  elsif everywhere and wish.view <> 'unassigned' and wish.inboxes is not null then
    return array[row(each_status || ' cross join unnest(($1).inboxes) i', 'c.inbox_id = i and c.status = s', true,
      statuses * cardinality(wish.inboxes))::private.list_source];
  elsif everywhere and wish.view <> 'unassigned' then
    return array[row(each_status, 'c.status = s', true, statuses)::private.list_source];
  end if;
  -- Own teams one by one, each from its own index, then merged: sorting over any(teams) reads them whole.
  -- Another's team has no such stretch: the policy would look at each of its rows and show none.
  sources := array[row('unnest(($1).visible_teams) t cross join ' || each_status, of_team, true, statuses * cardinality(wish.visible_teams))::private.list_source];
  if wish.sees_all then return sources; end if;
  if cardinality(wish.unassigned_of) > 0 then
    sources := sources || row('unnest(($1).unassigned_of) t cross join ' || each_status, of_team || ' and c.assignee_id is null', true,
      statuses * cardinality(wish.unassigned_of))::private.list_source;
  end if;
  if wish.view <> 'unassigned' then
    sources := sources || row(each_status, 'c.assignee_id = ($1).me and c.status = s', is_newest, statuses)::private.list_source;
  end if;
  if cardinality(wish.mentioned) > 0 then
    sources := sources || row(once, 'c.id = any (($1).mentioned)', false, 1)::private.list_source;
  end if;
  return sources;
end
$function$;

CREATE OR REPLACE FUNCTION private.list_until (
  stretch text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select case stretch
    when 'priority' then '(c.total_priority, c.last_message_at, c.id) > (($2).total_priority, ($2).last_message_at, ($2).id)'
    when 'waiting' then '(c.waiting_since, c.id) < (($2).waiting_since, ($2).id)'
    else '(c.last_message_at, c.id) > (($2).last_message_at, ($2).id)' end
$function$;

CREATE OR REPLACE FUNCTION private.list_walk (
  source  private.list_source,
  stretch text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select format('select c.* from public.conversations c where %s and %s%s order by %s', (source).condition,
    case when (source).is_sorted then private.list_keyset(stretch) else
      case stretch when 'waiting' then 'c.waiting_since is not null' when 'rest' then 'c.waiting_since is null' else 'true' end end,
    case when stretch in ('newest', 'rest') then ' and c.last_message_at >= ($1).since and c.last_message_at < ($1).until' else '' end,
    private.list_order(case when (source).is_sorted then stretch end))
$function$;

CREATE OR REPLACE FUNCTION private.list_wish (
  filters   jsonb,
  sort      text    DEFAULT 'newest'::text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 50
)
  RETURNS private.list_wish
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  wish private.list_wish;
  unknown text;
  channels text[];
begin
  wish.me := private.member_id();
  if wish.me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if jsonb_typeof(filters) is distinct from 'object' then
    perform private.refuse('filter_invalid', 'Filters are an object.');
  end if;
  select k into unknown from jsonb_object_keys(filters) k
  where k not in ('view', 'status', 'teams', 'categories', 'assignees', 'companies', 'tags', 'channels', 'inboxes', 'unread', 'waiting', 'waiting_for',
    'priority_from', 'since', 'until', 'zone')
  limit 1;
  if unknown is not null then
    perform private.refuse('filter_unknown', format('No filter is called %s.', unknown));
  end if;
  wish.view := filters ->> 'view';
  if coalesce(wish.view, '') not in ('mine', 'mentions', 'unassigned', 'all', 'snoozed', 'closed') then
    perform private.refuse('view_not_found', 'Views are mine, mentions, unassigned, all, snoozed and closed.', 'PT404');
  end if;
  wish.sort := coalesce(list_wish.sort, 'newest');
  if wish.sort not in ('newest', 'waiting', 'priority') then
    perform private.refuse('sort_unknown', 'Orders are newest, waiting and priority.');
  end if;
  wish.statuses := private.words_of(filters, 'status', array['open', 'snoozed', 'closed']);
  wish.statuses := case wish.view
    when 'snoozed' then array['snoozed'] when 'closed' then array['closed'] when 'unassigned' then array['open']
    when 'mentions' then coalesce(wish.statuses, array['open', 'snoozed', 'closed'])
    else coalesce(wish.statuses, array['open']) end;
  wish.teams := private.uuids_of(filters, 'teams');
  wish.categories := private.uuids_of(filters, 'categories');
  wish.assignees := private.uuids_of(filters, 'assignees');
  wish.companies := private.uuids_of(filters, 'companies');
  wish.tags := private.uuids_of(filters, 'tags');
  channels := private.words_of(filters, 'channels', array['widget', 'email', 'phone', 'telegram']);
  wish.inboxes := private.uuids_of(filters, 'inboxes');
  if channels is not null then
    wish.inboxes := array(select i.id from public.inboxes i
      where i.channel::text = any (channels) and (wish.inboxes is null or i.id = any (wish.inboxes)));
  end if;
  if coalesce(jsonb_typeof(filters -> 'unread'), 'boolean') <> 'boolean' or coalesce(jsonb_typeof(filters -> 'waiting'), 'boolean') <> 'boolean'
    or coalesce(filters ->> 'priority_from', '0') !~ '^-?\d{1,3}$' then
    perform private.refuse('filter_invalid', 'unread and waiting are true or false, priority_from is a number.');
  end if;
  wish.unread := (filters ->> 'unread')::boolean;
  wish.waiting := (filters ->> 'waiting')::boolean;
  wish.priority_from := (filters ->> 'priority_from')::integer;
  wish.waits_since := private.moment_of(filters, 'waiting_for');
  wish.since := coalesce(private.moment_of(filters, 'since'), '-infinity');
  wish.until := coalesce(private.moment_of(filters, 'until'), 'infinity');
  wish.sees_all := private.my_scope() = 'all';
  wish.visible_teams := case when wish.sees_all then array(select t.id from public.teams t) else private.my_visible_team_ids() end;
  wish.unassigned_of := private.my_unassigned_team_ids();
  if wish.teams is not null then
    wish.visible_teams := array(select v from unnest(wish.visible_teams) v where v = any (wish.teams));
    wish.unassigned_of := array(select v from unnest(wish.unassigned_of) v where v = any (wish.teams));
  end if;
  wish.mentioned := private.my_mentioned_conversation_ids();
  wish.tagged := private.rarely_tagged(wish.tags);
  wish.after_at := coalesce(private.instant_of(after, 'last_message_at'), 'infinity');
  wish.after_id := coalesce(private.uuid_or_null(after ->> 'id'), 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  wish.after_priority := case when after ->> 'total_priority' ~ '^-?\d{1,4}$' then (after ->> 'total_priority')::integer else 1000 end;
  wish.after_waiting := private.instant_of(after, 'waiting_since');
  wish.page_rows := least(greatest(coalesce(page_size, 50), 1), 200);
  wish.budget := 10000;
  return wish;
end
$function$;

CREATE OR REPLACE FUNCTION private.live_secrets (
  s private.inbox_secrets
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SET search_path TO ''
  AS $function$
  select jsonb_build_array(jsonb_build_object('kid', private.secret_kid(s.identity_secret), 'secret', s.identity_secret))
    || case when s.previous_until > now()
      then jsonb_build_array(jsonb_build_object('kid', private.secret_kid(s.previous_secret), 'secret', s.previous_secret))
      else '[]' end
$function$;

CREATE OR REPLACE FUNCTION private.lock_all_of (
  contacts uuid[]
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return array(
    select c.id from public.conversations c where c.contact_id = any (lock_all_of.contacts)
    order by c.merged_into_id is not null, c.id for no key update);
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_contact (
  contact uuid
)
  RETURNS public.contacts
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
begin
  if private.sees_contact(lock_contact.contact) then
    select k.* into known from public.contacts k where k.id = private.person_of(lock_contact.contact) for no key update;
  end if;
  if known.id is null then
    perform private.refuse('contact_not_found', 'No contact with this id that you may see.', 'PT404');
  elsif known.erased_at is not null then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  end if;
  return known;
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
  epoch bigint;
  merged_into uuid;
begin
  select c.access_epoch, c.merged_into_id into epoch, merged_into from public.conversations c where c.id = lock_conversation.conversation;
  if private.can_see_conversation(lock_conversation.conversation) then
    if merged_into is not null then
      perform from public.conversations c where c.id = merged_into for no key update;
    end if;
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

CREATE OR REPLACE FUNCTION private.lock_customer_of (
  conversation uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.can_see_conversation(lock_customer_of.conversation) then
    perform from public.contacts k
    where k.id = (select c.contact_id from public.conversations c where c.id = lock_customer_of.conversation) for no key update;
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.lock_view (
  view uuid
)
  RETURNS public.saved_views
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.saved_views;
begin
  select v.* into found from public.saved_views v where v.id = lock_view.view for update;
  if found.id is null or (found.audience = 'private' and found.owner_id is distinct from private.member_id()) then
    perform private.refuse('saved_view_not_found', 'No view with this id that you may see.', 'PT404');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.macro_refusal (
  verb   text,
  shared boolean,
  teams  uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if not shared then
    perform private.require_permission('reply');
    return null;
  end if;
  if private.admin('manage_macros', macro_refusal.verb) is null then return private.refused(); end if;
  -- It puts words into a team's mouth: nobody does for a team that is closed to himself.
  if private.my_scope() <> 'all' and not array_remove(macro_refusal.teams, null) <@ private.my_team_ids() then
    return private.exceeding(macro_refusal.verb);
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.masked_address (
  email text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$ select left(split_part(email, '@', 1), 1) || '…@' || split_part(email, '@', 2) $function$;

CREATE OR REPLACE FUNCTION private.may_change_view (
  changed public.saved_views
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return not private.is_viewing_as() and private.is_member() and case changed.audience
    when 'private' then changed.owner_id = private.member_id()
    when 'team' then private.has_permission('manage_views') and (private.my_scope() = 'all' or changed.team_id = any (private.my_team_ids()))
    else private.has_permission('manage_views') end;
end
$function$;

CREATE OR REPLACE FUNCTION private.merged_into (
  locked public.conversations
)
  RETURNS public.conversations
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  target public.conversations;
begin
  select c.* into target from public.conversations c where c.id = locked.merged_into_id for no key update;
  if target.contact_id = locked.contact_id and target.inbox_id = locked.inbox_id then return target; end if;
  -- The one it was merged into is not this customer's to read: an answer there would never arrive.
  perform private.part(locked, 'contact', locked.contact_id, 'customer_wrote');
  select c.* into target from public.conversations c where c.id = locked.id;
  return target;
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
      select jsonb_agg(private.attachment_json(a) order by a.created_at, a.id)
      from public.attachments a
      where a.conversation_id = message.conversation_id and a.message_seq = message.seq and message.deleted_at is null), '[]'));
end
$function$;

CREATE OR REPLACE FUNCTION private.moment_of (
  filters jsonb,
  key     text
)
  RETURNS timestamp WITH time zone
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  given text := filters ->> key;
  zone text := coalesce(filters ->> 'zone', 'UTC');
begin
  if given = 'today' then
    begin
      return date_trunc('day', now() at time zone zone) at time zone zone;
    exception when invalid_parameter_value then
      perform private.refuse('filter_invalid', 'zone: a time zone as IANA names it.');
    end;
  elsif given ~ '^[1-9]\d{0,2}[mhd]$' then
    return now() - case right(given, 1) when 'm' then interval '1 minute' when 'h' then interval '1 hour' else interval '24 hours' end
      * left(given, -1)::integer;
  end if;
  return private.instant_of(filters, key);
end
$function$;

CREATE OR REPLACE FUNCTION private.my_contact_note (
  note uuid
)
  RETURNS public.contact_notes
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  found public.contact_notes;
begin
  select n.* into found from public.contact_notes n
  where n.id = my_contact_note.note and private.sees_contact(n.contact_id) for no key update;
  if found.id is null then
    perform private.refuse('note_not_found', 'No note with this id that you may see.', 'PT404');
  elsif found.author_id <> me then
    perform private.refuse('not_permitted', 'A note is changed by its author.', '42501');
  end if;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.my_handmade_contact_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
begin
  if me is null then return '{}'; end if;
  return (select coalesce(array_agg(k.id), '{}') from public.contacts k where k.created_by = me and k.merged_into_id is null);
end
$function$;

CREATE OR REPLACE FUNCTION private.my_macro_team_ids()
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.my_scope() = 'all' and private.has_permission('manage_macros') then
    return (select coalesce(array_agg(t.id), '{}') from public.teams t);
  end if;
  return private.my_team_ids();
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
  return (select coalesce(array_agg(c.id), '{}') from public.conversations c
    where c.contact_id = me and c.inbox_id = private.my_inbox_id());
end
$function$;

CREATE OR REPLACE FUNCTION private.my_session()
  RETURNS public.visitor_sessions
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  mine public.visitor_sessions;
begin
  select s.* into mine from public.visitor_sessions s
  where s.id = private.uuid_or_null(private.claims() ->> 'visitor_session_id') and s.contact_id = private.contact_id();
  return mine;
end
$function$;

CREATE OR REPLACE FUNCTION private.name_condition (
  words    text[],
  of_words text,
  alike    boolean
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  SET "pg_trgm.similarity_threshold" TO '0.4'
  AS $function$
begin
  if not alike then
    return (select string_agg(format('%s like %L', of_words, private.like_pattern(w, length(w) < 4)), ' and ') from unnest(words) w);
  end if;
  return (
    select string_agg(coalesce(near.condition, 'false'), ' and ') from unnest(words) w
    cross join lateral (
      select '(' || string_agg(format('%s like %L', of_words, private.like_pattern(n.word, true)), ' or ') || ')' as condition
      from (select n.word from private.names n where n.sound operator(extensions.%) private.sound_of(w)
        order by extensions.similarity(n.sound, private.sound_of(w)) desc, n.word limit 6) n) near
    where w ~ '^[[:alpha:]]{4,}$');
end
$function$;

CREATE OR REPLACE FUNCTION private.name_in_note (
  note            public.notes,
  mentioned       uuid[],
  mentioned_teams uuid[]
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  already uuid[] := array(select m.member_id from public.mentions m where m.note_id = note.id);
begin
  insert into public.mentions (conversation_id, member_id, note_id, mentioned_by, team_id)
  select distinct on (m.id) note.conversation_id, m.id, note.id, note.author_id, named.team_id
  from (
    select unnest(mentioned) as member_id, null::uuid as team_id
    union all
    select t.member_id, t.team_id from public.team_members t where t.team_id = any (mentioned_teams)
  ) named join public.members m on m.id = named.member_id
  -- Oneself not: whoever is moved off a conversation would go on seeing it.
  where m.id <> note.author_id and m.deactivated_at is null and m.id <> all (already)
  order by m.id, named.team_id nulls first;
  perform private.record_event(note.conversation_id, 'member_mentioned', 'member', note.author_id,
      jsonb_build_object('member_id', m.member_id), null, note.id)
  from public.mentions m where m.note_id = note.id and m.team_id is null and m.member_id <> all (already);
  perform private.record_event(note.conversation_id, 'team_mentioned', 'member', note.author_id,
      jsonb_build_object('team_id', m.team_id, 'member_ids', m.member_ids), null, note.id)
  from (select g.team_id, jsonb_agg(g.member_id) as member_ids from public.mentions g
    where g.note_id = note.id and g.team_id is not null and g.member_id <> all (already) group by g.team_id) m;
end
$function$;

CREATE OR REPLACE FUNCTION private.name_words (
  query text
)
  RETURNS text[]
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
declare
  asked text := btrim(translate(lower(left(coalesce(query, ''), 100)), 'ё', 'е'));
  digits text := private.phone_digits(asked);
begin
  if asked ~ '^[\d\s()+.-]+$' then
    return case when length(digits) >= 4 then array[digits] else '{}' end;
  end if;
  return array(select w from regexp_split_to_table(asked, '\s+') w where length(w) > 1 limit 6);
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
    'edited_at', note.edited_at, 'deleted_at', note.deleted_at,
    'mentions', coalesce((select jsonb_agg(m.member_id order by m.member_id)
      from public.mentions m where m.note_id = note.id and m.team_id is null and m.withdrawn_at is null), '[]'),
    'team_mentions', coalesce((select jsonb_agg(distinct m.team_id)
      from public.mentions m where m.note_id = note.id and m.team_id is not null and m.withdrawn_at is null), '[]'),
    'attachments', coalesce((select jsonb_agg(private.attachment_json(a) order by a.created_at, a.id)
      from public.attachments a where a.note_id = note.id), '[]'));
end
$function$;

CREATE OR REPLACE FUNCTION private.own_note (
  note uuid
)
  RETURNS public.notes
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  found public.notes;
begin
  select n.* into found from public.notes n
  where n.id = own_note.note and private.can_see_conversation(n.conversation_id);
  if found.id is null then
    perform private.refuse('note_not_found', 'No note with this id that you may see.', 'PT404');
  elsif found.author_id <> me then
    perform private.refuse('note_not_yours', 'Only who wrote a note changes it.', '42501');
  end if;
  perform private.lock_customer_of(found.conversation_id);
  perform private.lock_conversation(found.conversation_id);
  -- Again, behind the lock: it may have been deleted meanwhile.
  select n.* into found from public.notes n where n.id = own_note.note;
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.part (
  locked public.conversations,
  kind   public.actor_kind,
  actor  uuid,
  why    text
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  merge private.conversation_merges;
  target public.conversations;
  was jsonb;
  waits timestamptz;
begin
  select c.* into target from public.conversations c where c.id = locked.merged_into_id for no key update;
  select m.* into merge from private.conversation_merges m
  where m.conversation_id = locked.id and m.split_at is null order by m.id desc limit 1 for update;
  was := coalesce(merge.before, '{"status": "closed"}');
  if was ->> 'status' = 'snoozed' and (was ->> 'snoozed_until')::timestamptz <= now() then was := was || '{"status": "open"}'; end if;
  update public.conversations c set merged_into_id = locked.id
  where c.id = any (merge.moved) and c.merged_into_id = target.id;
  update public.conversations c set merged_into_id = null,
    status = was ->> 'status',
    closed_at = case was ->> 'status' when 'closed' then coalesce((was ->> 'closed_at')::timestamptz, c.closed_at) end,
    snoozed_until = (was ->> 'snoozed_until')::timestamptz, snoozed_by = (was ->> 'snoozed_by')::uuid,
    snooze_reason = coalesce(was ->> 'snooze_reason', ''), waiting_since = (was ->> 'waiting_since')::timestamptz,
    team_id = coalesce((select t.id from public.teams t where t.id = (was ->> 'team_id')::uuid and t.archived_at is null), c.team_id),
    assignee_id = (select m.id from public.members m where m.id = (was ->> 'assignee_id')::uuid and m.deactivated_at is null)
  where c.id = locked.id;
  update private.conversation_merges m set split_at = clock_timestamp() where m.id = merge.id;
  -- The other one waits for what was asked in it, no longer for what was asked here.
  if target.waiting_since = (was ->> 'waiting_since')::timestamptz then
    select min(m.sent_at) into waits from public.messages m
    where m.conversation_id = target.id and m.author_kind = 'contact' and m.deleted_at is null and m.seq > target.last_member_seq;
    update public.conversations c set waiting_since = waits where c.id = target.id;
  end if;
  perform private.record_event(locked.id, 'conversation_split', kind, actor, (
    select jsonb_build_object('from_id', target.id, 'reason', why, 'status', c.status, 'team_id', c.team_id, 'member_id', c.assignee_id,
      'waiting_since', c.waiting_since, 'until', c.snoozed_until)
    from public.conversations c where c.id = locked.id));
  -- Nothing has happened there since: it goes back to sleep or to the closed ones, too.
  if target.position = (was ->> 'target_position')::bigint and was ->> 'target_status' = 'closed' then
    update public.conversations c set status = 'closed', closed_at = (was ->> 'target_closed_at')::timestamptz, waiting_since = null where c.id = target.id;
  end if;
  perform private.record_event(target.id, 'conversation_split', kind, actor, (
    select jsonb_build_object('split_id', locked.id, 'reason', why, 'status', c.status, 'waiting_since', c.waiting_since)
    from public.conversations c where c.id = target.id));
end
$function$;

CREATE OR REPLACE FUNCTION private.people_filters (
  filters jsonb
)
  RETURNS TABLE (
    condition text,
    source    text
  )
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  word text;
  vouched constant text := 'exists (select from public.contact_identities i join public.contacts k on k.id = i.contact_id
    where (k.id = p.id or k.merged_into_id = p.id) and %s)';
  known constant text := 'select coalesce(k.merged_into_id, k.id) from public.contact_identities i join public.contacts k on k.id = i.contact_id where %s';
begin
  for word in select k from jsonb_object_keys(filters) k where k not in ('company', 'channel', 'verified', 'blocked', 'open') loop
    perform private.refuse('filters_invalid', 'company, channel, verified, blocked, open.');
  end loop;
  if filters ? 'company' then
    return query select format('p.company_id = %L', private.uuid_or_null(filters ->> 'company')),
      format('select k.id from public.contacts k where k.company_id = %L', private.uuid_or_null(filters ->> 'company'));
  end if;
  if filters ? 'channel' then
    return query select format(vouched, format('i.channel = %L', filters ->> 'channel')), format(known, format('i.channel = %L', filters ->> 'channel'));
  end if;
  if (filters ->> 'verified')::boolean then
    return query select format(vouched, 'i.verified_at is not null'), format(known, 'i.verified_at is not null');
  elsif filters ? 'verified' then
    return query select 'not ' || format(vouched, 'i.verified_at is not null'), null;
  end if;
  if (filters ->> 'blocked')::boolean then
    return query select 'p.blocked_at is not null', 'select k.id from public.contacts k where k.blocked_at is not null';
  elsif filters ? 'blocked' then
    return query select 'p.blocked_at is null', null;
  end if;
  if (filters ->> 'open')::boolean then
    return query select format('(exists (select from public.conversations c where c.contact_id = p.id and c.status <> ''closed'' and %1$s offset 0)
        or exists (select from public.conversations c where c.person_id = p.id and c.status <> ''closed'' and %1$s offset 0))', private.searched_conversations('{}')),
      format('select coalesce(c.person_id, c.contact_id) from public.conversations c where c.status <> ''closed'' and %s', private.searched_conversations('{}'));
  end if;
end
$function$;

CREATE OR REPLACE FUNCTION private.permission_catalogue()
  RETURNS text[]
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select array[
    'reply', 'note', 'assign', 'close', 'merge',
    'edit_messages', 'delete_messages', 'read_deleted', 'restore_messages',
    'manage_contacts', 'erase_people',
    'manage_teams', 'manage_members', 'manage_roles', 'manage_inboxes', 'manage_routing',
    'manage_categories', 'manage_macros', 'manage_tags', 'manage_views',
    'read_load', 'read_audit', 'export', 'view_as', 'manage_queues'
  ]
$function$;

CREATE OR REPLACE FUNCTION private.person_ids (
  contact uuid
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  person uuid := private.person_of(person_ids.contact);
begin
  return array(select k.id from public.contacts k where k.id = person union all select k.id from public.contacts k where k.merged_into_id = person);
end
$function$;

CREATE OR REPLACE FUNCTION private.person_of (
  contact uuid
)
  RETURNS uuid
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$ select coalesce(k.merged_into_id, k.id) from public.contacts k where k.id = person_of.contact $function$;

CREATE OR REPLACE FUNCTION private.phone_digits (
  phone text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  STRICT
  SET search_path TO ''
  AS $function$
begin
  return right(regexp_replace(phone, '\D', '', 'g'), 10);
end
$function$;

CREATE OR REPLACE FUNCTION private.plain_facts (
  said jsonb
)
  RETURNS jsonb
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select coalesce(jsonb_object_agg(f.key, case jsonb_typeof(f.value) when 'string' then to_jsonb(left(f.value #>> '{}', 200)) else f.value end), '{}')
  from (select e.key, e.value from jsonb_each(case jsonb_typeof(said) when 'object' then said else '{}' end) e
    where length(e.key) between 1 and 40 and jsonb_typeof(e.value) in ('string', 'boolean', 'number')
      and length(e.value #>> '{}') <= 4000
    order by e.key limit 10) f
$function$;

CREATE OR REPLACE FUNCTION private.plain_phone (
  phone text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
declare
  digits text := regexp_replace(coalesce(plain_phone.phone, ''), '[\s().–-]', '', 'g');
begin
  -- Russian habits: 8 stands for +7, and the country goes without saying before ten digits that begin with 9.
  digits := regexp_replace(digits, '^8(\d{10})$', '+7\1');
  digits := regexp_replace(digits, '^(9\d{9})$', '+7\1');
  digits := regexp_replace(regexp_replace(digits, '^00', '+'), '^([1-9]\d{10,14})$', '+\1');
  return case when digits ~ '^\+[1-9]\d{6,14}$' then digits end;
end
$function$;

CREATE OR REPLACE FUNCTION private.plain_text (
  body text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  SET search_path TO ''
  AS $function$
declare
  -- A character behind a backslash is no marker: it waits in the private use area until the markers are gone.
  marks constant text[] := array['*', '`', '[', ']', '>', '-', '(', ')', '!'];
  words text := body;
begin
  if body !~ '[\\*`[>-]' then return body; end if;
  words := replace(words, '\\', U&'\E000');
  for n in 1..9 loop words := replace(words, '\' || marks[n], chr(57344 + n)); end loop;
  words := regexp_replace(words, '^[ >]*`{3,} *[A-Za-z0-9_+#-]*$', '', 'gn');
  words := regexp_replace(words, '^(?: *(?:>|- ) ?)+', '', 'gn');
  words := regexp_replace(words, '!\[([^]\[\n]*)\]\(file:[0-9a-f-]{36}\)', ' \1 ', 'g');
  words := regexp_replace(words, '\[([^]\[\n]+)\]\((?:https?://|mailto:)[^[:space:]()<>]+\)', '\1', 'gi');
  words := regexp_replace(words, '`+([^`\n]+)`+', '\1', 'g');
  words := replace(words, '**', U&'\E0FF');
  words := regexp_replace(words, U&'\E0FF([^\005Cs\E0FF]([^\005Cn\E0FF]*[^\005Cs\E0FF])?)\E0FF', '\1', 'g');
  words := regexp_replace(words, '\*([^\s*]([^\n*]*[^\s*])?)\*', '\1', 'g');
  words := replace(words, U&'\E0FF', '**');
  for n in 1..9 loop words := replace(words, chr(57344 + n), marks[n]); end loop;
  words := regexp_replace(words, '\\([]!"#$%&''()*+,./:;<=>?@[\\^_`{|}~ -])', '\1', 'g');
  return replace(words, U&'\E000', '\');
end
$function$;

CREATE OR REPLACE FUNCTION private.preview_of (
  kind  public.actor_kind,
  body  text,
  files text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select left(regexp_replace(
    case when btrim(body, E' \t\r\n') = '' then coalesce(files, '') when kind = 'member' then private.plain_text(body) else body end,
    '\s+', ' ', 'g'), 140)
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
  elsif new.type = 'conversation_assigned' and new.actor_id::text is distinct from new.payload ->> 'member_id' then
    perform realtime.send(jsonb_build_object('conversation_id', new.conversation_id, 'by', new.actor_id),
      'assigned', 'member:' || (new.payload ->> 'member_id'), true);
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
declare
  has_read boolean := tg_op = 'INSERT' or old.last_read_seq <> new.last_read_seq;
begin
  if private.is_quiet() or has_read and exists (
    select from public.messages m
    where m.conversation_id = new.conversation_id and m.seq = new.last_read_seq and m.author_id = new.reader_id
  ) then
    -- Whoever wrote a message has read up to it: the message itself says so.
    return null;
  end if;
  perform realtime.send(
    jsonb_build_object('conversation_id', new.conversation_id) || private.read_mark_json(new),
    'read', private.conversation_topic('conversation', new.conversation_id), true);
  -- How far somebody of the team has read, the customer learns; who and when, not.
  if has_read and new.reader_kind = 'member' then
    perform realtime.send(
      jsonb_build_object('conversation_id', new.conversation_id, 'reader_kind', 'member', 'last_read_seq', new.last_read_seq),
      'read', private.contact_topic(c.contact_id), true)
    from public.conversations c where c.id = new.conversation_id;
  end if;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.rarely_tagged (
  tags uuid[]
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  few constant integer := 2000;
  found uuid[];
begin
  if tags is null or not private.is_member() then return null; end if;
  found := array(
    select distinct u.conversation_id from (
      select u.conversation_id from private.conversation_tags u where u.tag_id = any (tags) limit few + 1) u);
  return case when cardinality(found) <= few then found end;
end
$function$;

CREATE OR REPLACE FUNCTION private.rating_json (
  rating public.ratings
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('score', rating.score, 'comment', rating.comment, 'rated_at', rating.rated_at,
    'may_change', rating.rated_at > now() - interval '1 day')
$function$;

CREATE OR REPLACE FUNCTION private.read_mark_json (
  mark public.read_marks
)
  RETURNS jsonb
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  return jsonb_build_object('reader_id', mark.reader_id, 'reader_kind', mark.reader_kind,
    'last_read_seq', mark.last_read_seq, 'read_at', case when mark.last_read_seq > 0 then mark.read_at end,
    'last_delivered_seq', greatest(mark.last_delivered_seq, mark.last_read_seq),
    'delivered_at', case when mark.last_delivered_seq > mark.last_read_seq then mark.delivered_at end);
end
$function$;

CREATE OR REPLACE FUNCTION private.rename_tag_in (
  named    jsonb,
  tag      uuid,
  into_tag uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  if jsonb_typeof(named) = 'object' then
    return named || jsonb_build_object('tags', (
      select jsonb_agg(one order by place) from (
        select case t.value when rename_tag_in.tag::text then rename_tag_in.into_tag::text else t.value end as one, min(t.place) as place
        from jsonb_array_elements_text(named -> 'tags') with ordinality t (value, place) group by 1) kept));
  end if;
  return (
    select jsonb_agg(action order by place) from (
      select case a.value ->> 'tag_id' when rename_tag_in.tag::text then a.value || jsonb_build_object('tag_id', rename_tag_in.into_tag)
        else a.value end as action, min(a.place) as place
      from jsonb_array_elements(named) with ordinality a (value, place) group by 1) kept);
end
$function$;

CREATE OR REPLACE FUNCTION private.retire_visitor (
  visitor uuid,
  known   uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  update public.contact_notes n set contact_id = private.person_of(known) where n.contact_id = visitor;
  update public.page_events e set contact_id = known where e.contact_id = visitor;
  perform private.trim_page_events(known);
  if not exists (select from public.conversations c where c.contact_id = visitor or c.person_id = visitor)
    and not exists (select from public.contacts k where k.merged_into_id = visitor) then
    -- The sweep takes away what is left of it, with its ended session.
    update public.contacts k set name = null, email = null, phone = null, avatar_url = null, attributes = '{}', unverified_attributes = '{}'
    where k.id = visitor;
  end if;
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
  locked public.conversations;
  message public.messages;
  told_until timestamptz;
begin
  perform private.lock_customer_of(revise_message.conversation);
  locked := private.lock_conversation(revise_message.conversation);
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
    update public.conversations c set preview = private.preview_of('member', revise_message.body, case when change <> 'deleted' then
      (select string_agg(a.name, ', ' order by a.created_at, a.id) from public.attachments a
      where a.conversation_id = locked.id and a.message_seq = message.seq) end)
    where c.id = locked.id;
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

CREATE OR REPLACE FUNCTION private.rows_of (
  of_table text
)
  RETURNS double precision
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return (select greatest(r.reltuples, 0) from pg_catalog.pg_class r where r.oid = format('public.%I', of_table)::regclass);
end
$function$;

CREATE OR REPLACE FUNCTION private.run_action (
  conversation public.conversations,
  me           uuid,
  action       jsonb
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  tag uuid := private.uuid_or_null(action ->> 'tag_id');
begin
  case action ->> 'type'
    when 'tag' then perform public.tag_conversation(conversation.id, tag);
    when 'untag' then perform public.untag_conversation(conversation.id, tag);
    when 'category' then perform public.set_category(conversation.id, private.uuid_or_null(action ->> 'category_id'));
    when 'priority' then perform public.set_priority(conversation.id, (action ->> 'priority')::integer);
    when 'snooze' then
      if not action ? 'until' then
        perform private.refuse('macro_actions_invalid', 'Until when, or null: until the customer replies.');
      end if;
      perform public.snooze_conversation(conversation.id, (action ->> 'until')::timestamptz);
    when 'close' then perform public.close_conversation(conversation.id);
    when 'assign' then
      case action ->> 'to'
        when 'member' then perform public.assign_conversation(conversation.id, private.uuid_or_null(action ->> 'member_id'));
        when 'team' then perform public.move_conversation(conversation.id, private.uuid_or_null(action ->> 'team_id'));
        when 'nobody' then perform public.unassign_conversation(conversation.id);
        when 'me' then
          if exists (select from public.conversations c where c.id = conversation.id and c.assignee_id is null) then
            perform public.claim_conversation(conversation.id);
          else
            perform public.assign_conversation(conversation.id, me);
          end if;
        else perform private.refuse('macro_actions_invalid', 'Assign to me, nobody, member or team.');
      end case;
    else perform private.refuse('macro_actions_invalid', 'Not an action.');
  end case;
end
$function$;

CREATE OR REPLACE FUNCTION private.run_actions_of (
  locked    public.conversations,
  me        uuid,
  client_id uuid,
  actions   jsonb,
  macro     uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  action jsonb;
  skipped jsonb := '[]';
begin
  if run_actions_of.client_id is null then
    perform private.refuse('client_id_missing', 'Actions need the client''s own id.', 'PT400');
  end if;
  if jsonb_typeof(actions) is distinct from 'array' or jsonb_array_length(actions) > 20 then
    perform private.refuse('macro_actions_invalid', 'A list of at most 20 actions.');
  end if;
  -- Whatever takes the conversation out of sight comes last.
  for action in
    select a.value from jsonb_array_elements(actions) with ordinality a (value, place)
    order by case a.value ->> 'type' when 'snooze' then 1 when 'close' then 1 when 'assign' then 2 else 0 end, a.place
  loop
    begin
      perform private.run_action(locked, me, action);
    exception
      -- A tag is gone, a right is missing: the rest is done all the same, and what was not is told.
      when insufficient_privilege or sqlstate 'PT400' or sqlstate 'PT404' or sqlstate 'PT409' then
        skipped := skipped || jsonb_build_object('type', action -> 'type', 'reason', sqlerrm);
      when data_exception then
        skipped := skipped || jsonb_build_object('type', action -> 'type', 'reason', 'macro_actions_invalid');
    end;
  end loop;
  insert into private.action_runs (conversation_id, client_id, member_id, skipped)
  values (locked.id, run_actions_of.client_id, me, skipped);
  update public.macros m set used_count = m.used_count + 1, last_used_at = now()
  where m.id = run_actions_of.macro and (m.visibility = 'everyone' or m.owner_id = me or m.team_id = any (private.my_macro_team_ids()));
  return skipped;
end
$function$;

CREATE OR REPLACE FUNCTION private.search_hit_json (
  hit    private.search_hit,
  wanted tsquery
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
      'kind', hit.kind, 'at', hit.at, 'position', hit.position, 'seq', hit.seq,
      'author', jsonb_build_object('kind', hit.author_kind, 'id', hit.author_id),
      'snippet', private.snippet(case hit.author_kind when 'member' then private.plain_text(hit.body) else hit.body end, wanted),
      'conversation', jsonb_build_object('id', c.id, 'number', c.number, 'contact_id', c.contact_id, 'contact_name', c.contact_name,
        'status', c.status, 'team_id', c.team_id, 'assignee_id', c.assignee_id, 'inbox_id', c.inbox_id, 'waiting_since', c.waiting_since))
    from public.conversations c where c.id = hit.conversation_id);
end
$function$;

CREATE OR REPLACE FUNCTION private.search_stretch (
  kind                text,
  wanted              tsquery,
  few                 uuid[],
  conversations       text,
  share               double precision,
  lines               text,
  since               timestamp with time zone,
  before_at           timestamp with time zone,
  before_conversation uuid,
  before_position     bigint,
  most                integer,
  deadline            timestamp with time zone,
  OUT                 hits private.search_hit[],
  OUT                 reached timestamp with time zone
)
  RETURNS record
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  of_table text := case kind when 'note' then 'notes' else 'messages' end;
  instant text := case kind when 'note' then 'l.written_at' else 'l.sent_at' end;
  -- Candidates are narrow: only those that make the page are read whole.
  line text := case kind
    when 'note' then 'l.written_at as at, l.conversation_id, l.position, null::bigint as seq, ''member''::public.actor_kind as author_kind, l.author_id, l.body, l.search_words'
    else 'l.sent_at as at, l.conversation_id, l.position, l.seq, l.author_kind, l.author_id, l.body, l.search_words' end;
  newest text := 'select coalesce(array_agg(row(h.at, h.conversation_id, h.position, %L, h.seq, h.author_kind, h.author_id, h.body,
      round(ts_rank_cd(h.search_words, %L::tsquery) * 1000000))::private.search_hit order by h.at desc, h.conversation_id desc, h.position desc), ''{}'')
    from (%s order by at desc, conversation_id desc, position desc limit %s) h';
  before text;
  said text;
  found private.search_hit[];
  capped boolean;
  -- The words without the unfinished one, whose many endings may cost the index more than all the others together.
  finished text := regexp_replace(wanted::text, ' & (\( )?(''[^'']+'' \| )*''[^'']+'':\*( \))?$', '');
  expected bigint := private.expected_hits(of_table, wanted);
  of_finished bigint := case when finished <> wanted::text then private.expected_hits(of_table, finished::tsquery) end;
  of_unfinished bigint;
  total double precision := private.rows_of(of_table) + 1;
  step integer := 5000;
  -- Where the newest five thousand lines hold two pages, or a week of hits is more than the lines to the end of the
  -- page, reading back is quicker than any index; so it is than all the endings of a frequent word.
  frequent boolean := expected * share * step > 2 * most * total or expected ^ 2 * share > 4.5e-6 * most * total ^ 2
    or (expected > 150000 and strpos(wanted::text, ' & ') = 0 and expected * share * 4 * step > most * total);
  looked tsquery;
  week integer;
  oldest integer;
  weeks integer;
  span integer;
  done integer := 0;
  edge timestamptz;
  passed timestamptz;
begin
  hits := '{}';
  before := case when before_conversation is null then format('%s < %L', instant, before_at)
    else format('%1$s <= %2$L and (%1$s < %2$L or (l.conversation_id, l.position) < (%3$L::uuid, %4$L::bigint))',
      instant, before_at, before_conversation, before_position) end;
  lines := lines || case when since is null then '' else format(' and %s >= %L', instant, since) end;
  -- "is true" keeps Postgres from reading the index of a frequent word again for every stretch.
  said := format('(l.search_words @@ %L::tsquery) is true', wanted) || lines;
  if not frequent and (few is null or cardinality(few) > 500 and expected < 5 * cardinality(few)) then
    execute format('select private.week_of(least(max(%1$s), %3$L)), private.week_of(greatest(min(%1$s), %4$L)) from public.%2$I l',
      instant, of_table, before_at, since) into week, oldest;
    -- As many weeks at once as probably have a page and a half of what the caller sees. All of them where the hits are
    -- few anyway, or where even the rarest word is so frequent that the index would go through every line of the weeks.
    span := week - oldest + 1;
    weeks := ceil(1.5 * most / greatest(share, 0.001) * span / greatest(expected, 1));
    if expected <= 500 or (weeks > 5 and expected <= 20000 and (
      select min(private.expected_hits(of_table, word::tsquery)) from regexp_split_to_table(wanted::text, ' & ') word
      where pg_input_is_valid(word, 'tsquery')) * span > total)
    then weeks := span; end if;
    if of_finished > 500 then of_unfinished := private.expected_hits(of_table, substr(wanted::text, length(finished) + 4)::tsquery); end if;
    while week >= oldest loop
      weeks := least(weeks, week - oldest + 1);
      looked := case when of_finished <= 500 or (of_unfinished > 500000 and of_finished * weeks / span <= 5000) then finished::tsquery else wanted end;
      edge := case when week - weeks >= oldest then timestamptz '2020-01-06 00:00+00' + make_interval(secs => 604800.0 * (week - weeks + 1)) end;
      execute format('with found as materialized (select %1$s from public.%2$I l
          where private.dated_words(l.search_words, %6$s) @@ %7$L::tsquery and %3$s and %4$s limit 40001)
        select (%5$s), (select count(*) > 40000 from found)', replace(line, ', l.body, l.search_words', case kind when 'note' then ', l.id' else '' end), of_table, said,
        before || case when edge is null then '' else format(' and %s >= %L', instant, edge) end,
        format(newest, kind, wanted, format('select h.*, b.body, b.search_words from (select f.* from found f join public.conversations c on c.id = f.conversation_id
            where %s order by f.at desc, f.conversation_id desc, f.position desc limit %s) h
          join public.%I b on b.conversation_id = h.conversation_id and %s', conversations, most - cardinality(hits), of_table,
          case kind when 'note' then 'b.id = h.id' else 'b.seq = h.seq' end), most - cardinality(hits)),
        instant, case when edge is null and done = 0 then looked else private.in_weeks(looked, week - weeks + 1, week) end)
        into found, capped;
      exit when capped;
      hits := hits || found;
      if edge is null or cardinality(hits) >= most then return; end if;
      done := done + weeks;
      week := week - weeks;
      weeks := least(weeks * 4, 60);
      passed := edge;
      before := format('%s < %L', instant, passed);
      if clock_timestamp() > deadline then
        reached := passed;
        return;
      end if;
    end loop;
    if not coalesce(capped, false) then return; end if;
    done := 0;
  end if;
  -- Few conversations are read whole, unless the word is so frequent that the newest lines fill the page sooner.
  edge := passed;
  while few is null or expected * cardinality(few) ^ 2 > most * (private.rows_of('conversations') + 1) ^ 2 loop
    execute format('select %1$s from public.%2$I l where %1$s < %3$L order by %1$s desc offset %4$s limit 1', instant, of_table,
      coalesce(edge, before_at), step) into edge;
    execute format(newest, kind, wanted, format('select %s from public.%I l join public.conversations c on c.id = l.conversation_id
        where %s and %s and %s%s', line, of_table, said, before, conversations,
      case when edge is null then '' else format(' and %s >= %L', instant, edge) end), most - cardinality(hits)) into found;
    hits := hits || found;
    if edge is null or edge < since or cardinality(hits) >= most then return; end if;
    before := format('%s < %L', instant, edge);
    step := least(step * 2, 80000);
    if clock_timestamp() > deadline then
      reached := edge;
      exit;
    end if;
  end loop;
  if few is null then return; end if;
  -- One conversation after the other: left to itself Postgres may read all messages ever sent instead. Those last
  -- spoken in come first, so that the rest needs no look once the page is full of newer messages than any there.
  step := 250;
  for start in 1 .. cardinality(few) loop
    continue when start <= done;
    done := start + step - 1;
    execute format(newest, kind, wanted, format('select l.* from unnest(%L::uuid[]) f cross join lateral (
        select %s from public.%I l where l.conversation_id = f and %s and %s offset 0) l', few[start:done], line, of_table, said, before),
      most) into found;
    hits := array(select h from unnest(hits || found) h order by h.at desc, h.conversation_id desc, h.position desc limit most);
    exit when kind = 'message' and cardinality(hits) >= most
      and hits[most].at > (select c.last_message_at from public.conversations c where c.id = few[done + 1]);
    step := step * 2;
  end loop;
  reached := null;
end
$function$;

CREATE OR REPLACE FUNCTION private.searched_conversations (
  filters jsonb
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  asked text := '';
  word text;
begin
  for word in
    select format(' and c.%I = any (%L::uuid[])', f.of_row, private.filter_ids(filters, f.key))
    from (values ('inbox', 'inbox_id'), ('team', 'team_id'), ('category', 'category_id'), ('company', 'company_id')) f (key, of_row)
    where filters ? f.key
  loop
    asked := asked || word;
  end loop;
  if filters ? 'assignee' then
    asked := asked || format(' and (c.assignee_id = any (%L::uuid[])%s)', private.filter_ids(filters, 'assignee'),
      case when 'none' = any (private.filter_words(filters, 'assignee')) then ' or c.assignee_id is null' else '' end);
  end if;
  if filters ? 'contact' then
    asked := asked || format(' and (c.contact_id = any (%1$L::uuid[]) or c.person_id = any (%1$L::uuid[]))', private.filter_ids(filters, 'contact'));
  end if;
  if filters ? 'status' then
    asked := asked || format(' and c.status = any (%L::text[])', private.filter_words(filters, 'status'));
  end if;
  if filters ? 'channel' then
    asked := asked || format(' and c.inbox_id = any (%L::uuid[])', array(
      select i.id from public.inboxes i where i.channel::text = any (private.filter_words(filters, 'channel'))));
  end if;
  if filters ? 'tag' then
    asked := asked || format(' and c.id in (select t.conversation_id from private.conversation_tags t where t.tag_id = any (%L::uuid[]))',
      private.filter_ids(filters, 'tag'));
  end if;
  if private.my_scope() = 'all' then return 'true' || asked; end if;
  return format(
    '(c.team_id = any (%L::uuid[]) or c.assignee_id = %L or c.id = any (%L::uuid[]) or (c.assignee_id is null and c.team_id = any (%L::uuid[])))',
    private.my_visible_team_ids(), private.member_id(), private.my_mentioned_conversation_ids(), private.my_unassigned_team_ids()) || asked;
end
$function$;

CREATE OR REPLACE FUNCTION private.searched_lines (
  kind    text,
  filters jsonb
)
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  authors text[] := private.filter_words(filters, 'author');
  asked text := '';
begin
  if kind <> all (coalesce(private.filter_words(filters, 'kind'), array[kind])) then return null; end if;
  if filters ? 'file' then
    asked := format(' and exists (select from public.attachments a where %s)',
      case kind when 'note' then 'a.note_id = l.id' else 'a.conversation_id = l.conversation_id and a.message_seq = l.seq' end);
  end if;
  if authors is null then return asked; end if;
  if kind = 'note' then
    return asked || format(' and (%L or l.author_id = any (%L::uuid[]))', 'member' = any (authors), private.filter_ids(filters, 'author'));
  end if;
  return asked || format(' and (l.author_kind::text = any (%L::text[]) or l.author_id = any (%L::uuid[]))', authors, private.filter_ids(filters, 'author'));
end
$function$;

CREATE OR REPLACE FUNCTION private.secret_kid (
  secret text
)
  RETURNS text
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$ select left(encode(sha256(convert_to('kid:' || secret, 'UTF8')), 'hex'), 8) $function$;

CREATE OR REPLACE FUNCTION private.seen_people()
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.my_scope() = 'all' then return 'true'; end if;
  -- Without the offset Postgres would gather everybody who is seen before it looks at the first.
  return format(
    '(p.id = any (%2$L::uuid[]) or exists (select from public.conversations c where c.contact_id = p.id and %1$s offset 0) or exists (select from public.conversations c where c.person_id = p.id and %1$s offset 0))',
    private.searched_conversations('{}'), private.my_handmade_contact_ids());
end
$function$;

CREATE OR REPLACE FUNCTION private.seen_people_ids()
  RETURNS text
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.my_scope() = 'all' then return null; end if;
  return format('select coalesce(c.person_id, c.contact_id) from public.conversations c where %s union all select unnest(%L::uuid[])',
    private.searched_conversations('{}'), private.my_handmade_contact_ids());
end
$function$;

CREATE OR REPLACE FUNCTION private.sees_contact (
  contact uuid
)
  RETURNS boolean
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.my_scope() = 'all' then return true; end if;
  return private.is_member() and (
    coalesce(private.person_of(sees_contact.contact) = any (private.my_handmade_contact_ids()), false)
    or exists (
      select from public.conversations c
      where c.contact_id = any (private.person_ids(sees_contact.contact)) and private.can_see_conversation(c.id)));
end
$function$;

CREATE OR REPLACE FUNCTION private.set_blocked (
  contact    uuid,
  is_blocked boolean
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.signed_company (
  inbox    uuid,
  identity jsonb
)
  RETURNS uuid
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  employer public.companies;
  named text := identity ->> 'company_id';
begin
  if named is null then return null; end if;
  select c.* into employer from public.companies c
  where c.external_id = named and (c.inbox_id = signed_company.inbox or c.inbox_id is null)
  order by c.inbox_id nulls last limit 1;
  -- Written only where there is news: else all customers of a company would wait for one row's lock.
  if employer.id is null or (employer.inbox_id is not null and employer.name <> coalesce(identity ->> 'company_name', employer.name)) then
    insert into public.companies as c (inbox_id, external_id, name)
    values (signed_company.inbox, named, coalesce(identity ->> 'company_name', named))
    on conflict (inbox_id, external_id) where external_id is not null do update set name = coalesce(identity ->> 'company_name', c.name)
    returning * into employer;
  end if;
  return employer.id;
end
$function$;

CREATE OR REPLACE FUNCTION private.snippet (
  said   text,
  wanted tsquery
)
  RETURNS text[]
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
declare
  -- Two characters of the private use area mark where a hit begins and ends; the text has none of them.
  clean text := translate(regexp_replace(said, '\s+', ' ', 'g'), U&'\E000\E001', '');
  marked text := ts_headline('pg_catalog.russian', private.folded(clean), wanted, U&'StartSel=\E000,StopSel=\E001,HighlightAll=true');
  parts text[] := regexp_split_to_array(marked, U&'[\E000\E001]');
  pieces text[] := '{}';
  start integer := 1;
  part text;
  shown integer := 0;
begin
  for i in 1 .. cardinality(parts) loop
    part := substr(clean, start, length(parts[i]));
    start := start + length(parts[i]);
    if i = 1 and length(part) > 60 then
      part := case when cardinality(parts) = 1 then left(part, 200) || case when length(part) > 200 then '…' else '' end
        else '…' || regexp_replace(right(part, 60), '^\S*\s', '') end;
    elsif i % 2 = 1 and shown + length(part) > 220 then
      return pieces || (left(part, greatest(220 - shown, 20)) || '…');
    end if;
    pieces := pieces || part;
    shown := shown + length(part);
  end loop;
  return pieces;
end
$function$;

CREATE OR REPLACE FUNCTION private.sound_of (
  word text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  STRICT
  SET search_path TO ''
  AS $function$
begin
  return regexp_replace(translate(word, 'оеэыйьъy', 'аииии  i'), '(.)\1+| ', '\1', 'g');
end
$function$;

CREATE OR REPLACE FUNCTION private.spend (
  kind    text,
  subject text
)
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION private.stands_after (
  c       public.conversations,
  edge    public.conversations,
  stretch text
)
  RETURNS boolean
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
begin
  return case stretch
    when 'priority' then (c.total_priority, c.last_message_at, c.id) < (edge.total_priority, edge.last_message_at, edge.id)
    when 'waiting' then (c.waiting_since, c.id) > (edge.waiting_since, edge.id)
    else (c.waiting_since is null or stretch <> 'rest') and (c.last_message_at, c.id) < (edge.last_message_at, edge.id) end;
end
$function$;

CREATE OR REPLACE FUNCTION private.stem_of (
  word text
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
declare
  bare text := translate(lower(word), 'ё', 'е');
  stem text;
begin
  if length(bare) <= 3 then return bare; end if;
  -- Stop words have no lexeme and are looked for as they are.
  stem := coalesce((pg_catalog.ts_lexize(case when bare ~ '[а-я]' then 'pg_catalog.russian_stem' else 'pg_catalog.english_stem' end::regdictionary, bare))[1], bare);
  -- "happy" becomes "happi", which no text holds.
  return case when bare like stem || '%' and length(stem) >= 3 then stem else left(bare, greatest(3, length(bare) - 1)) end;
end
$function$;

CREATE OR REPLACE FUNCTION private.take_company()
  RETURNS TRIGGER
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  new.company_id := (select k.company_id from public.contacts k where k.id = coalesce(new.person_id, new.contact_id));
  return new;
end
$function$;

CREATE OR REPLACE FUNCTION private.tell_of_contacts (
  event_type text,
  actor      uuid,
  contacts   uuid[],
  contact    uuid,
  other      uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  theirs uuid;
begin
  foreach theirs in array private.lock_all_of(contacts) loop
    perform private.record_event(theirs, event_type, 'member', actor,
      jsonb_build_object(case event_type when 'contact_merged' then 'into_contact_id' else 'from_contact_id' end, other, 'contact_id', contact));
  end loop;
end
$function$;

CREATE OR REPLACE FUNCTION private.told_secrets (
  inbox uuid
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('secret', s.identity_secret, 'kid', private.secret_kid(s.identity_secret), 'rotated_at', s.rotated_at,
    'previous_until', case when s.previous_until > now() then s.previous_until end)
  from private.inbox_secrets s where s.inbox_id = inbox
$function$;

CREATE OR REPLACE FUNCTION private.trim_page_events (
  contact uuid
)
  RETURNS void
  LANGUAGE sql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  delete from public.page_events e where e.contact_id = trim_page_events.contact and e.id < (
    select n.id from public.page_events n where n.contact_id = trim_page_events.contact order by n.id desc offset 49 limit 1)
$function$;

CREATE OR REPLACE FUNCTION private.uuids_of (
  filters jsonb,
  key     text
)
  RETURNS uuid[]
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  given jsonb := filters -> key;
begin
  if given is null or given = 'null' then return null; end if;
  if jsonb_typeof(given) <> 'array' or jsonb_array_length(given) not between 1 and 50
    or exists (select from jsonb_array_elements_text(given) v where private.uuid_or_null(v) is null) then
    perform private.refuse('filter_invalid', format('%s: 1 to 50 ids.', key));
  end if;
  return array(select distinct v::uuid from jsonb_array_elements_text(given) v);
end
$function$;

CREATE OR REPLACE FUNCTION private.verified_contact (
  inbox    uuid,
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
  employer := private.signed_company(verified_contact.inbox, identity);
  select i.contact_id into found from public.contact_identities i
  where i.inbox_id = verified_contact.inbox and i.channel = 'widget' and i.external_id = identity ->> 'user_id';
  if found is null then
    -- Two first visits at once: the loser of the race waits here and then finds the winner's contact.
    perform pg_advisory_xact_lock(hashtextextended('widget:' || verified_contact.inbox || (identity ->> 'user_id'), 0));
    select i.contact_id into found from public.contact_identities i
    where i.inbox_id = verified_contact.inbox and i.channel = 'widget' and i.external_id = identity ->> 'user_id';
  end if;
  if found is null then
    insert into public.contacts default values returning id into found;
    insert into public.contact_identities (contact_id, inbox_id, channel, external_id, verified_at)
    values (found, verified_contact.inbox, 'widget', identity ->> 'user_id', now());
  end if;
  perform private.hear_identity(found, jsonb_build_object('name', identity -> 'name', 'email', identity -> 'email',
    'phone', identity -> 'phone', 'company_id', employer));
  -- What the host page says without a signature fills what is empty, and replaces nothing.
  update public.contacts c set name = coalesce(c.name, identity ->> 'claimed_name'), email = coalesce(c.email, identity ->> 'claimed_email'),
    email_left_at = case when c.email is null and identity ->> 'claimed_email' is not null then clock_timestamp() else c.email_left_at end
  where c.id = found
    and ((c.name is null and identity ->> 'claimed_name' is not null) or (c.email is null and identity ->> 'claimed_email' is not null));
  return found;
end
$function$;

CREATE OR REPLACE FUNCTION private.wanted_words (
  query text
)
  RETURNS tsquery
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  SET client_min_messages TO 'warning'
  AS $function$
declare
  asked text := private.folded(left(coalesce(query, ''), 200));
  either boolean := asked ~* '\mor\M';
  last text := case when not either then substring(asked from '(?:^|\s)([[:alnum:]]{3,})$') end;
  wanted tsquery := websearch_to_tsquery('pg_catalog.russian', asked);
  digits text := private.phone_digits(asked);
begin
  -- A word said twice would count as two, each as rare as the other.
  if not either and strpos(asked, '"') = 0 then
    asked := (select string_agg(w, ' ' order by n) from (
      select max(n) as n, lower(w) as w from regexp_split_to_table(asked, '\s+') with ordinality said (w, n) group by lower(w)) one);
    wanted := websearch_to_tsquery('pg_catalog.russian', asked);
  end if;
  if last is not null then
    wanted := to_tsquery('pg_catalog.simple', last || ':*');
    -- «отмены» is found by its stem «отмен», too, which does not begin with it.
    if not exists (select from unnest(tsvector_to_array(to_tsvector('pg_catalog.russian', last))) stem where starts_with(stem, lower(last))) then
      wanted := websearch_to_tsquery('pg_catalog.russian', last) || wanted;
    end if;
    wanted := websearch_to_tsquery('pg_catalog.russian', left(asked, -length(last))) && wanted;
  end if;
  if asked ~ '^[\d\s().]+$' and length(digits) = 10 then
    wanted := wanted || to_tsquery('pg_catalog.simple', digits);
  end if;
  return wanted;
end
$function$;

CREATE OR REPLACE FUNCTION private.week_of (
  at timestamp with time zone
)
  RETURNS integer
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  STRICT
  SET search_path TO ''
  AS $function$
begin
  return floor(extract(epoch from at - timestamptz '2020-01-06 00:00+00') / 604800);
end
$function$;

CREATE OR REPLACE FUNCTION private.widget_inbox_state (
  inbox   uuid,
  contact public.contacts
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  place public.inboxes;
  settings public.widget_settings;
  is_open boolean;
  faces jsonb;
begin
  select i.* into place from public.inboxes i where i.id = widget_inbox_state.inbox;
  select w.* into settings from public.widget_settings w where w.inbox_id = place.id;
  is_open := private.team_is_open(place.team_id, now());
  select coalesce(jsonb_agg(private.public_member(f.id)), '[]') into faces from (
    select m.id from public.team_members t join public.members m on m.id = t.member_id
    where t.team_id = place.team_id and m.deactivated_at is null and m.availability = 'online'
    order by t.is_primary desc, m.avatar_url is null, m.name limit 3) f;
  return private.widget_limits(settings) || jsonb_build_object(
    'name', place.name, 'is_open_now', is_open,
    'opens_at', case when not is_open then private.team_opens_at(place.team_id, now()) end,
    'expects_minutes', settings.expects_minutes, 'faces', faces,
    'asks_for_address', settings.asks_for_address and contact.email is null and (not is_open or faces = '[]'));
end
$function$;

CREATE OR REPLACE FUNCTION private.widget_limits (
  s public.widget_settings
)
  RETURNS jsonb
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('files', jsonb_build_object('is_allowed', s.takes_files, 'max_bytes', s.file_limit),
    'message_limit', s.message_limit, 'asks_rating', s.asks_rating, 'may_close', s.may_close, 'sends_transcripts', s.sends_transcripts)
$function$;

CREATE OR REPLACE FUNCTION private.widget_looks (
  s public.widget_settings
)
  RETURNS jsonb
  LANGUAGE sql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('accent', s.accent, 'background', s.background, 'logo_url', s.logo_url, 'position', s.position,
    'side_offset', s.side_offset, 'bottom_offset', s.bottom_offset, 'theme', s.theme, 'launcher', s.launcher,
    'locale', s.locale, 'texts', s.texts)
$function$;

CREATE OR REPLACE FUNCTION private.widget_problem (
  changes jsonb
)
  RETURNS text
  LANGUAGE plpgsql
  IMMUTABLE
  SET search_path TO ''
  AS $function$
declare
  key text;
  value jsonb;
  word text;
begin
  for key, value in select * from jsonb_each(changes) loop
    word := value #>> '{}';
    if key in ('accent', 'background') then
      if value <> 'null' or key = 'accent' then
        if word is null or word !~ '^#[0-9a-f]{6}$' then return 'colour_invalid'; end if;
      end if;
    elsif key in ('logo_url', 'site_url') then
      if value <> 'null' and (jsonb_typeof(value) <> 'string' or length(word) > 500 or word !~ '^https?://[^\s"''<>#]+$') then return 'address_of_page_invalid'; end if;
    elsif key in ('side_offset', 'bottom_offset') then
      if jsonb_typeof(value) <> 'number' or word !~ '^\d{1,3}$' or word::integer > 200 then return 'offset_invalid'; end if;
    elsif key in ('position', 'launcher', 'theme', 'locale') then
      if not coalesce(word = any (case key when 'position' then array['left', 'right'] when 'launcher' then array['button', 'none']
        when 'theme' then array['light', 'dark', 'system'] else array['auto', 'ru', 'en'] end), false) then return 'choice_unknown'; end if;
    elsif key = 'expects_minutes' then
      if value <> 'null' and (jsonb_typeof(value) <> 'number' or word !~ '^\d{1,5}$' or word::integer not between 1 and 43200) then return 'answer_time_invalid'; end if;
    elsif key in ('file_limit', 'message_limit') then
      if jsonb_typeof(value) <> 'number' or word !~ '^\d{1,8}$'
        or word::bigint not between 1 and (case key when 'file_limit' then 26214400 else 20000 end) then return 'limit_invalid'; end if;
    elsif key in ('identity_is_enforced', 'may_close', 'asks_rating', 'sends_transcripts', 'asks_for_address', 'takes_files') then
      if jsonb_typeof(value) <> 'boolean' then return 'choice_unknown'; end if;
    elsif key = 'allowed_domains' then
      if jsonb_typeof(value) <> 'array' or jsonb_array_length(value) > 50 or exists (
        select from jsonb_array_elements(value) d where jsonb_typeof(d) <> 'string' or length(d #>> '{}') > 255
          or d #>> '{}' !~ '^(https?://)?(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$') then return 'domain_invalid'; end if;
    elsif key = 'texts' then
      if jsonb_typeof(value) <> 'object' or exists (
        select from jsonb_each(value) l where l.key not in ('ru', 'en') or jsonb_typeof(l.value) <> 'object')
        or exists (select from jsonb_each(value) l cross join lateral jsonb_each(l.value) t
          where t.key !~ '^[a-z][a-zA-Z]{0,39}$' or jsonb_typeof(t.value) <> 'string' or length(t.value #>> '{}') not between 1 and 200)
        or length(value::text) > 16000 then return 'texts_invalid'; end if;
    else
      return 'setting_unknown';
    end if;
  end loop;
  return null;
end
$function$;

CREATE OR REPLACE FUNCTION private.words_of (
  filters jsonb,
  key     text,
  allowed text[]
)
  RETURNS text[]
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  given jsonb := filters -> key;
begin
  if given is null or given = 'null' then return null; end if;
  if jsonb_typeof(given) <> 'array' or jsonb_array_length(given) = 0
    or exists (select from jsonb_array_elements_text(given) v where v is null or v <> all (allowed)) then
    perform private.refuse('filter_invalid', format('%s: some of %s.', key, array_to_string(allowed, ', ')));
  end if;
  return array(select distinct v from jsonb_array_elements_text(given) v);
end
$function$;

CREATE OR REPLACE FUNCTION private.words_of (
  body text
)
  RETURNS tsvector
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  SET search_path TO ''
  AS $function$
declare
  -- Where a link leads and which file a picture is, nobody said.
  said text := case when strpos(body, '](') > 0 then regexp_replace(body, '\]\([^)\s]*\)', '] ', 'g') else body end;
  phones text := '';
begin
  if said ~ '\d[\d ().-]{7,}\d' then
    select coalesce(string_agg(' ' || private.phone_digits(f[1]), ''), '') into phones
    from regexp_matches(said, '\d[\d ().-]{7,}\d', 'g') f
    where length(regexp_replace(f[1], '\D', '', 'g')) between 10 and 15;
  end if;
  return to_tsvector('pg_catalog.russian', private.folded(said) || phones);
end
$function$;

CREATE OR REPLACE FUNCTION private.words_of_name (
  name text
)
  RETURNS text[]
  LANGUAGE plpgsql
  IMMUTABLE
  PARALLEL SAFE
  SET search_path TO ''
  AS $function$
begin
  return array(select distinct w from regexp_split_to_table(translate(lower(name), 'ё', 'е'), '[^[:alpha:]]+') w where length(w) > 2);
end
$function$;

CREATE OR REPLACE FUNCTION public.archive_category (
  category    uuid,
  is_archived boolean DEFAULT true
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.categories;
begin
  if private.admin('manage_categories', 'archive_category') is null then return private.refused(); end if;
  if not archive_category.is_archived and exists (
    select from public.categories g join public.teams t on t.id = g.team_id
    where g.id = archive_category.category and t.archived_at is not null
  ) then
    perform private.refuse('team_not_found', 'Its team is archived: choose another one first.', 'PT404');
  end if;
  update public.categories g set archived_at = case when archive_category.is_archived then coalesce(g.archived_at, now()) end
  where g.id = archive_category.category returning * into changed;
  if changed.id is null then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."archive_category"(uuid, boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.archive_inbox (
  inbox uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_inboxes', 'archive_inbox') is null then return private.refused(); end if;
  if private.inbox_is_beyond(archive_inbox.inbox) then return private.exceeding('archive_inbox'); end if;
  update public.inboxes i set archived_at = now() where i.id = archive_inbox.inbox and i.archived_at is null;
  if not found then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  -- The pages that still hold its widget are told at their next request; what was said stays with the team.
  update public.visitor_sessions s set revoked_at = now() where s.inbox_id = archive_inbox.inbox and s.revoked_at is null;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."archive_inbox"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.block_contact (
  contact uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return private.set_blocked(block_contact.contact, true);
end
$function$;

REVOKE ALL ON FUNCTION "public"."block_contact"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.change_preferences (
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  kept jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if jsonb_typeof(changes) is distinct from 'object' or length(changes::text) > 4000 then
    perform private.refuse('preferences_invalid', 'An object of keys and values, of at most 4000 characters.');
  end if;
  insert into public.member_preferences as p (member_id, preferences) values (me, jsonb_strip_nulls(changes))
  on conflict (member_id) do update set preferences = jsonb_strip_nulls(p.preferences || changes)
  returning p.preferences into kept;
  perform realtime.send(jsonb_build_object('preferences', kept), 'preferences', 'member:' || me, true);
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."change_preferences"(jsonb) FROM PUBLIC, "anon", "service_role";

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
  perform private.record_event(locked.id, 'conversation_closed', 'member', me,
    jsonb_strip_nulls(jsonb_build_object('waiting_since', locked.waiting_since)));
end
$function$;

CREATE OR REPLACE FUNCTION public.close_my_conversation (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  locked public.conversations := private.lock_conversation(close_my_conversation.conversation);
begin
  if locked.status <> 'closed' then
    if not coalesce((select w.may_close from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
      perform private.refuse('closing_not_allowed', 'In this inbox the team closes.', 'PT403');
    end if;
    update public.conversations c set status = 'closed', closed_at = now(), waiting_since = null where c.id = locked.id;
    perform private.record_event(locked.id, 'conversation_closed', 'contact', me);
  end if;
  return private.contact_conversation(locked.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."close_my_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.companies_page (
  query     text    DEFAULT ''::text,
  sort      text    DEFAULT 'name'::text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 50
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 100);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  words text[] := private.name_words(query);
  visible text;
  last text;
  condition text := 'true';
  alike boolean := false;
  picked jsonb;
  answer jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if sort not in ('last', 'name', 'newest') then
    perform private.refuse('sort_unknown', 'last, name or newest.');
  end if;
  visible := private.searched_conversations('{}');
  last := format('select c.* from public.conversations c where c.company_id = o.id and %s order by c.last_message_at desc, c.id desc limit 1', visible);
  if cardinality(words) > 0 then
    condition := format('(%s or o.external_id = %L)', private.name_condition(words, 'o.search_words', false), btrim(query));
    execute format('select not exists (select from public.companies o where %s)', condition) into alike;
    if alike then condition := coalesce(private.name_condition(words, 'o.search_words', true), 'false'); end if;
  end if;
  execute case sort when 'name' then format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.search_words)), '[]') from (
        select o.id, o.search_words from public.companies o
        where %1$s and (%2$L::text is null or (o.search_words collate "C", o.id) > (%2$L::text collate "C", %3$L::uuid))
        order by o.search_words collate "C", o.id limit %4$s) r $sql$, condition, place ->> 'name', place ->> 'id', rows + 1)
    when 'newest' then format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'created_at', r.created_at)), '[]') from (
        select o.id, o.created_at from public.companies o
        where %1$s and (%2$L::timestamptz is null or (o.created_at, o.id) < (%2$L::timestamptz, %3$L::uuid))
        order by o.created_at desc, o.id desc limit %4$s) r $sql$, condition, place ->> 'created_at', place ->> 'id', rows + 1)
    else format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'at', r.at)), '[]') from (
        select o.id, coalesce(l.last_message_at, '-infinity') as at from public.companies o left join %5$s
        where %1$s and (%2$L::timestamptz is null or (coalesce(l.last_message_at, '-infinity'), o.id) < (%2$L::timestamptz, %3$L::uuid))
        order by 2 desc, o.id desc limit %4$s) r $sql$, condition, place ->> 'at', place ->> 'id', rows + 1,
      case private.my_scope() when 'all' then format('lateral (%s) l on true', last)
        else format('(select c.company_id, max(c.last_message_at) as last_message_at from public.conversations c where %s group by 1) l on l.company_id = o.id', visible) end) end into picked;
  execute format($sql$
    select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'external_id', o.external_id, 'created_at', o.created_at,
        'people', (select count(*) from (%1$s limit 100) w),
        'open', (select count(*) from (select from public.conversations c where c.company_id = o.id and c.status <> 'closed' and %2$s limit 100) w),
        'last', (select jsonb_build_object('number', l.number, 'status', l.status, 'waiting_since', l.waiting_since, 'snoozed_until', l.snoozed_until, 'at', l.last_message_at) from (%3$s) l)) order by n), '[]')
    from jsonb_array_elements(%4$L::jsonb) with ordinality as f (one, n) join public.companies o on o.id = (f.one ->> 'id')::uuid where n <= %5$s
    $sql$, case private.my_scope() when 'all' then 'select from public.contacts p where p.company_id = o.id and p.merged_into_id is null and p.erased_at is null'
      else format('select coalesce(c.person_id, c.contact_id) from public.conversations c where c.company_id = o.id and %s
        union select p.id from public.contacts p where p.company_id = o.id and p.id = any (%L::uuid[])', visible, private.my_handmade_contact_ids()) end,
    visible, last, picked, rows) into answer;
  return jsonb_build_object('companies', answer, 'is_similar', alike, 'next', case when jsonb_array_length(picked) > rows then picked -> (rows - 1) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."companies_page"(text, text, jsonb, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.contact_card (
  contact uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  known public.contacts;
  theirs uuid[];
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.sees_contact(contact_card.contact) then return null; end if;
  theirs := private.person_ids(contact_card.contact);
  select k.* into known from public.contacts k where k.id = theirs[1];
  if known.id is null then return null; end if;
  return jsonb_build_object(
    'id', known.id, 'name', known.name, 'email', known.email, 'phone', known.phone, 'avatar_url', known.avatar_url, 'locale', known.locale,
    'blocked_at', known.blocked_at, 'erased_at', known.erased_at, 'created_at', known.created_at,
    'attributes', known.attributes, 'unverified_attributes', known.unverified_attributes, 'vouched', known.vouched,
    'company', (select jsonb_build_object('id', o.id, 'name', o.name, 'external_id', o.external_id, 'attributes', o.attributes)
      from public.companies o where o.id = known.company_id),
    'identities', (select coalesce(jsonb_agg(jsonb_build_object('channel', i.channel, 'external_id', i.external_id,
        'is_verified', i.verified_at is not null, 'contact_id', i.contact_id) order by i.created_at, i.id), '[]')
      from public.contact_identities i where i.contact_id = any (theirs)),
    'merged', (select coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name, 'email', k.email, 'phone', k.phone,
        'merged_by', g.merged_by, 'merged_at', g.merged_at) order by g.merged_at), '[]')
      from public.contacts k
      left join lateral (select m.merged_by, m.merged_at from private.contact_merges m
        where m.contact_id = k.id and m.split_at is null order by m.id desc limit 1) g on true
      where k.merged_into_id = known.id),
    'notes', (select coalesce(jsonb_agg(private.contact_note_json(n) order by n.written_at), '[]')
      from public.contact_notes n where n.contact_id = any (theirs)),
    'visit', (select jsonb_build_object('page_url', s.page_url, 'page_title', s.page_title, 'seen_at', s.last_seen_at,
        'browser', s.browser, 'system', s.system)
      from public.visitor_sessions s where s.contact_id = any (theirs) order by s.last_seen_at desc limit 1));
end
$function$;

REVOKE ALL ON FUNCTION "public"."contact_card"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.contacts_page (
  query     text    DEFAULT ''::text,
  filters   jsonb   DEFAULT '{}'::jsonb,
  sort      text    DEFAULT 'last'::text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 50
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 50), 1), 100);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  words text[] := private.name_words(query);
  visible text;
  condition text := 'p.merged_into_id is null and p.erased_at is null';
  -- The same without what a conversation that is seen says already.
  asked text;
  -- Who has neither a name nor a conversation is nobody yet.
  somebody text := '(p.search_words <> '' '' or exists (select from public.conversations c where c.contact_id = p.id offset 0))';
  named text;
  alike boolean := false;
  -- Namesakes stand together in the order of names: it is no way to find them.
  most integer := case sort when 'name' then 50000 else 5000 end;
  people uuid[];
  found uuid[];
  narrow record;
  last text;
  picked jsonb;
  more jsonb;
  answer jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if sort not in ('last', 'name', 'newest') then
    perform private.refuse('sort_unknown', 'last, name or newest.');
  end if;
  visible := private.searched_conversations('{}');
  last := format(private.last_with('p.id'), visible);
  for narrow in
    select * from private.people_filters(coalesce(nullif(filters, 'null'), '{}'))
    union all
    select private.seen_people(), private.seen_people_ids()
  loop
    asked := condition;
    condition := condition || ' and ' || narrow.condition;
    found := case when narrow.source is not null then private.few_people(narrow.source) end;
    people := case when people is null then found when found is null then people
      else array(select unnest(people) intersect select unnest(found)) end;
  end loop;
  if cardinality(words) > 0 then
    named := private.name_condition(words, 'k.search_words', false);
    found := private.few_people(format('(select coalesce(k.merged_into_id, k.id) from public.contacts k where %s
      union select coalesce(k.merged_into_id, k.id) from public.contact_identities i join public.contacts k on k.id = i.contact_id where i.external_id = %L)',
      named, btrim(query)), most);
    if found = '{}' then
      alike := true;
      named := coalesce(private.name_condition(words, 'k.search_words', true), 'false');
      found := private.few_people(format('select coalesce(k.merged_into_id, k.id) from public.contacts k where %s', named), most);
    end if;
    if found is null then
      named := format(' and (%s or exists (select from public.contacts k where k.merged_into_id = p.id and %s offset 0))', replace(named, 'k.search_words', 'p.search_words'), named);
      condition := condition || named;
      asked := asked || named;
    end if;
    people := case when people is null then found when found is null then people
      else array(select unnest(people) intersect select unnest(found)) end;
  end if;
  if people is not null then condition := format('p.id = any (%L::uuid[]) and ', people) || condition; end if;

  if sort = 'name' then
    execute format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'name', r.key)), '[]') from (
        select p.id, coalesce(nullif(p.search_words, ' '), U&'\FFFF') collate "C" as key from public.contacts p
        where %s and %s and (%3$L::text is null or (coalesce(nullif(p.search_words, ' '), U&'\FFFF') collate "C", p.id) > (%3$L::text collate "C", %4$L::uuid))
        order by 2, 1 limit %5$s) r $sql$, condition, somebody, place ->> 'name', place ->> 'id', rows + 1) into picked;
  elsif sort = 'newest' then
    execute format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'created_at', r.created_at)), '[]') from (
        select p.id, p.created_at from public.contacts p
        where %s and %s and (%3$L::timestamptz is null or (p.created_at, p.id) < (%3$L::timestamptz, %4$L::uuid))
        order by p.created_at desc, p.id desc limit %5$s) r $sql$, condition, somebody, place ->> 'created_at', place ->> 'id', rows + 1) into picked;
  else
    picked := '[]';
    if not place ? 'created_at' then
      -- A person stands where its newest conversation stands.
      execute case when people is not null then format($sql$
        select coalesce(jsonb_agg(jsonb_build_object('id', r.person, 'at', r.at, 'conversation_id', r.id)), '[]') from (
          select p.id as person, l.id, l.last_message_at as at from public.contacts p cross join lateral (%1$s) l
          where %2$s and (%3$L::timestamptz is null or (l.last_message_at, l.id) < (%3$L::timestamptz, %4$L::uuid))
          order by l.last_message_at desc, l.id desc limit %5$s) r $sql$, last, condition, place ->> 'at', place ->> 'conversation_id', rows + 1)
      else format($sql$
        select coalesce(jsonb_agg(jsonb_build_object('id', r.person, 'at', r.at, 'conversation_id', r.id)), '[]') from (
          select p.id as person, o.id, o.last_message_at as at from (%6$s) o
          cross join lateral (select p.* from public.contacts p where p.id = coalesce(o.person_id, o.contact_id) and %2$s offset 0) p
          -- Said so, Postgres takes it for as likely as not; that and "is true" have it read the index of the order.
          where case when (select l.id from (%1$s) l) = o.id then true else false end
          order by o.last_message_at desc, o.id desc limit %5$s) r $sql$, last, asked, null, null, rows + 1, (
          select string_agg(format('(select c.* from public.conversations c where c.status = %L and (%s) is true%s order by c.last_message_at desc, c.id desc)',
            status, visible, case when place ? 'at' then format(' and (c.last_message_at, c.id) < (%L::timestamptz, %L::uuid)', place ->> 'at', place ->> 'conversation_id') else '' end), ' union all ')
          from unnest(array['open', 'snoozed', 'closed']) status)) end into picked;
    end if;
    if jsonb_array_length(picked) <= rows then
      -- After them those who have not written yet, the newest first.
      execute format($sql$
        select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'created_at', r.created_at)), '[]') from (
          select p.id, p.created_at from public.contacts p
          where %1$s and p.search_words <> ' ' and not exists (%2$s)
            and (%3$L::timestamptz is null or (p.created_at, p.id) < (%3$L::timestamptz, %4$L::uuid))
          order by p.created_at desc, p.id desc limit %5$s) r $sql$, condition, last, place ->> 'created_at', case when place ? 'created_at' then place ->> 'id' end,
        rows + 1 - jsonb_array_length(picked)) into more;
      picked := picked || more;
    end if;
  end if;

  execute format($sql$
    select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'phone', p.phone, 'avatar_url', p.avatar_url,
        'company', (select jsonb_build_object('id', o.id, 'name', o.name) from public.companies o where o.id = p.company_id),
        'is_verified', private.is_vouched_for(p.id), 'is_blocked', p.blocked_at is not null, 'created_at', p.created_at,
        'last', (select jsonb_build_object('number', l.number, 'status', l.status, 'waiting_since', l.waiting_since, 'snoozed_until', l.snoozed_until, 'at', l.last_message_at) from (%1$s) l),
        'open', (select count(*) from (
          (select from public.conversations c where c.contact_id = p.id and c.status <> 'closed' and %2$s limit 100)
          union all (select from public.conversations c where c.person_id = p.id and c.status <> 'closed' and %2$s limit 100)) w)) order by n), '[]')
    from jsonb_array_elements(%3$L::jsonb) with ordinality as o (one, n) join public.contacts p on p.id = (o.one ->> 'id')::uuid where n <= %4$s
    $sql$, last, visible, picked, rows) into answer;
  return jsonb_build_object('contacts', answer, 'is_similar', alike, 'next', case when jsonb_array_length(picked) > rows then picked -> (rows - 1) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."contacts_page"(text, jsonb, text, jsonb, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.copy_macro (
  macro uuid,
  name  text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  source public.macros;
  made public.macros;
  file public.macro_files;
  copied uuid;
begin
  select m.* into source from public.macros m where m.id = copy_macro.macro
    and (m.visibility = 'everyone' or (m.visibility = 'own' and m.owner_id = me) or m.team_id = any (private.my_macro_team_ids()))
  for share;
  if source.id is null then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  if length(btrim(coalesce(copy_macro.name, ''))) not between 1 and 80 then
    perform private.refuse('macro_name_empty', 'A macro has a name of 1 to 80 characters.');
  end if;
  insert into public.macros (name, visibility, owner_id, body, actions)
  values (btrim(copy_macro.name), 'own', me, source.body, source.actions) returning * into made;
  -- The objects in Storage stay one: a path is let go when no row has it.
  for file in select f.* from public.macro_files f where f.macro_id = source.id order by f.added_at, f.id loop
    copied := gen_random_uuid();
    insert into public.macro_files (id, macro_id, name, content_type, bytes, path, width, height)
    values (copied, made.id, file.name, file.content_type, file.bytes, file.path, file.width, file.height);
    update public.macros m set body = replace(m.body, '(file:' || file.id || ')', '(file:' || copied || ')')
    where m.id = made.id returning * into made;
  end loop;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."copy_macro"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_attribute (
  subject text,
  key     text,
  names   jsonb,
  type    text,
  choices text[] DEFAULT '{}'::text[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  made public.attribute_definitions;
begin
  if private.admin('manage_categories', 'create_attribute') is null then return private.refused(); end if;
  if coalesce(create_attribute.subject, '') not in ('contact', 'company', 'conversation')
    or coalesce(create_attribute.type, '') not in ('text', 'number', 'date', 'boolean', 'choice') then
    perform private.refuse('attribute_type_unknown', 'Of a contact, company or conversation: text, number, date, boolean, choice.');
  end if;
  if coalesce(create_attribute.key, '') !~ '^[a-z][a-z0-9_]{0,39}$' then
    perform private.refuse('attribute_key_invalid', 'A key begins with a letter and has Latin small letters, digits and _ only, at most 40.');
  end if;
  perform private.checked_definition(create_attribute.names, create_attribute.type, create_attribute.choices);
  if (select count(*) from public.attribute_definitions d where d.subject = create_attribute.subject and d.archived_at is null) >= 100 then
    perform private.refuse('too_many_attributes', 'At most 100 of one kind.', 'PT409');
  end if;
  insert into public.attribute_definitions (subject, key, names, type, choices, sort_order)
  values (create_attribute.subject, create_attribute.key, create_attribute.names, create_attribute.type,
    case create_attribute.type when 'choice' then create_attribute.choices else '{}' end,
    (select coalesce(max(d.sort_order), 0) + 1 from public.attribute_definitions d where d.subject = create_attribute.subject))
  on conflict do nothing returning * into made;
  if made.id is null then
    perform private.refuse('attribute_key_taken', 'Another attribute of this kind, perhaps an archived one, has this key.', 'PT409');
  end if;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_category (
  names    jsonb,
  team     uuid,
  priority integer DEFAULT 0,
  key      text    DEFAULT NULL::text,
  inboxes  uuid[]  DEFAULT NULL::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  named jsonb;
  made public.categories;
begin
  if private.admin('manage_categories', 'create_category') is null then return private.refused(); end if;
  named := private.checked_category_names(create_category.names);
  perform private.check_category_target(create_category.team, create_category.priority);
  if create_category.key !~ '^[a-z][a-z0-9_]{1,39}$' then
    perform private.refuse('category_key_invalid', 'Small Latin letters, digits and underscores, 2 to 40, a letter first.');
  end if;
  -- It leads conversations to the team: nobody leads them to a team that is closed to himself.
  if private.my_scope() <> 'all' and create_category.team <> all (private.my_team_ids()) then
    return private.exceeding('create_category');
  end if;
  insert into public.categories (key, names, team_id, priority, inbox_ids, sort_order)
  values (coalesce(create_category.key, private.free_category_key(named ->> 'en')), named, create_category.team, create_category.priority,
    private.checked_category_inboxes(create_category.inboxes), (select coalesce(max(g.sort_order), 0) + 1 from public.categories g))
  returning * into made;
  return to_jsonb(made);
exception when unique_violation then
  perform private.refuse('category_key_taken', 'Another category has this key, perhaps an archived one.', 'PT409');
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_company (
  name text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  made public.companies;
begin
  if length(btrim(coalesce(create_company.name, ''))) not between 1 and 120 then
    perform private.refuse('company_name_empty', 'A company has a name of 1 to 120 characters.');
  end if;
  insert into public.companies (name) values (btrim(create_company.name)) returning * into made;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_company"(text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_contact (
  id     uuid,
  fields jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
begin
  if create_contact.id is null then
    perform private.refuse('client_id_missing', 'A contact needs the client''s own id.');
  end if;
  -- An id says whose session it is: a member's is nobody else's.
  if exists (select from public.members m where m.id = create_contact.id) then
    perform private.refuse('client_id_taken', 'A member has this id.', 'PT409');
  end if;
  insert into public.contacts (id, created_by) values (create_contact.id, me) on conflict on constraint contacts_pkey do nothing;
  if not found then
    if not private.sees_contact(create_contact.id) then
      perform private.refuse('client_id_taken', 'Another contact has this id.', 'PT409');
    end if;
    return public.contact_card(create_contact.id);
  end if;
  perform public.edit_contact(create_contact.id, create_contact.fields);
  if exists (select from public.contacts k where k.id = create_contact.id and k.name is null and k.email is null and k.phone is null) then
    perform private.refuse('contact_empty', 'A name, an address or a number is needed to find somebody again.');
  end if;
  return public.contact_card(create_contact.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_contact"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_inbox (
  name text,
  team uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  made public.inboxes;
begin
  if private.admin('manage_inboxes', 'create_inbox') is null then return private.refused(); end if;
  if length(btrim(coalesce(create_inbox.name, ''))) not between 1 and 60 then
    perform private.refuse('inbox_name_empty', 'An inbox has a name of 1 to 60 characters.');
  end if;
  if not exists (select from public.teams t where t.id = create_inbox.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if private.my_scope() <> 'all' and create_inbox.team <> all (private.my_team_ids()) then
    return private.exceeding('create_inbox');
  end if;
  insert into public.inboxes (name, channel, team_id) values (btrim(create_inbox.name), 'widget', create_inbox.team) returning * into made;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_inbox"(text, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.create_tag (
  name   text,
  colour text DEFAULT 'grey'::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  made public.tags;
begin
  if private.admin('manage_tags', 'create_tag') is null then return private.refused(); end if;
  insert into public.tags as t (name, colour)
  values (private.checked_tag(create_tag.name, create_tag.colour), create_tag.colour)
  on conflict (lower(t.name)) do update set name = excluded.name, colour = excluded.colour, archived_at = null, merged_into_id = null
  returning * into made;
  return to_jsonb(made);
end
$function$;

REVOKE ALL ON FUNCTION "public"."create_tag"(text, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.delete_contact_note (
  note uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.contact_notes := private.my_contact_note(delete_contact_note.note);
begin
  delete from public.contact_notes n where n.id = found.id;
end
$function$;

REVOKE ALL ON FUNCTION "public"."delete_contact_note"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.delete_note (
  note uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  kept public.notes := private.own_note(delete_note.note);
begin
  if kept.deleted_at is not null then return private.note_json(kept); end if;
  update public.notes n set body = '', deleted_at = clock_timestamp() where n.id = kept.id returning n.* into kept;
  -- Loose again, they are swept away with whatever else was never sent.
  update public.attachments a set note_id = null where a.note_id = kept.id;
  -- Nobody is called by a note that is not there; who came by it keeps seeing the conversation.
  update public.mentions m set seen_at = clock_timestamp() where m.note_id = kept.id and m.seen_at is null;
  -- What was broadcast before is kept for replay under the old names; from here on those are dead.
  perform private.leave_topics(kept.conversation_id);
  perform private.forget_broadcasts(array[kept.conversation_id], kept.written_at - interval '1 minute', clock_timestamp());
  perform private.record_event(kept.conversation_id, 'note_deleted', 'member', kept.author_id, '{}', null, kept.id);
  return private.note_json(kept);
end
$function$;

REVOKE ALL ON FUNCTION "public"."delete_note"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.edit_contact (
  contact uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.contacts := private.lock_contact(edit_contact.contact);
  words text;
begin
  if jsonb_typeof(changes) is distinct from 'object' or exists (
    select from jsonb_object_keys(changes) k where k not in ('name', 'email', 'phone', 'locale', 'company_id')) then
    perform private.refuse('contact_field_unknown', 'name, email, phone, locale, company_id.');
  end if;
  if changes ? 'name' then
    known.name := nullif(btrim(regexp_replace(coalesce(changes ->> 'name', ''), '\s+', ' ', 'g')), '');
    if length(known.name) > 120 then perform private.refuse('contact_name_too_long', 'At most 120 characters.'); end if;
  end if;
  if changes ? 'email' then
    known.email := nullif(lower(btrim(coalesce(changes ->> 'email', ''))), '');
    if known.email !~ '^[^@\s]+@[^@\s]+\.[^@\s.]+$' or length(known.email) > 254 then
      perform private.refuse('email_invalid', 'An address has a name, @ and a domain.');
    end if;
  end if;
  if changes ? 'phone' then
    words := nullif(btrim(coalesce(changes ->> 'phone', '')), '');
    known.phone := private.plain_phone(words);
    if words is not null and known.phone is null then
      perform private.refuse('phone_invalid', 'A number with its country: +7 912 345-67-89.');
    end if;
  end if;
  if changes ? 'locale' then
    known.locale := changes ->> 'locale';
    if known.locale not in ('ru', 'en') then perform private.refuse('locale_unknown', 'ru or en.'); end if;
  end if;
  if changes ? 'company_id' then
    known.company_id := private.uuid_or_null(changes ->> 'company_id');
    if changes ->> 'company_id' is not null and not exists (select from public.companies o where o.id = known.company_id) then
      perform private.refuse('company_not_found', 'No company with this id.', 'PT404');
    end if;
  end if;
  update public.contacts k set name = known.name, email = known.email, phone = known.phone, locale = known.locale, company_id = known.company_id
  where k.id = known.id and (k.name, k.email, k.phone, k.locale, k.company_id)
    is distinct from (known.name, known.email, known.phone, known.locale, known.company_id);
  return public.contact_card(known.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."edit_contact"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.edit_contact_note (
  note uuid,
  body text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  found public.contact_notes := private.my_contact_note(edit_contact_note.note);
begin
  perform private.check_contact_note(edit_contact_note.body);
  update public.contact_notes n set body = btrim(edit_contact_note.body, E' \t\r\n'), edited_at = clock_timestamp()
  where n.id = found.id returning * into found;
  return private.contact_note_json(found);
end
$function$;

REVOKE ALL ON FUNCTION "public"."edit_contact_note"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.edit_note (
  note            uuid,
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
  kept public.notes := private.own_note(edit_note.note);
begin
  if kept.deleted_at is not null then
    perform private.refuse('note_deleted', 'A deleted note cannot be edited.', 'PT409');
  elsif btrim(coalesce(edit_note.body, ''), E' \t\r\n') = '' then
    perform private.refuse('message_empty', 'A note needs a text. Delete it instead.', 'PT400');
  elsif length(edit_note.body) > 20000 then
    perform private.refuse('message_too_long', 'At most 20000 characters.', 'PT400');
  elsif kept.body = edit_note.body then
    return private.note_json(kept);
  end if;
  update public.notes n set body = edit_note.body, edited_at = clock_timestamp() where n.id = kept.id returning n.* into kept;
  perform private.record_event(kept.conversation_id, 'note_edited', 'member', kept.author_id, '{}', null, kept.id);
  perform private.name_in_note(kept, edit_note.mentioned, edit_note.mentioned_teams);
  return private.note_json(kept);
end
$function$;

REVOKE ALL ON FUNCTION "public"."edit_note"(uuid, text, uuid[], uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.end_visitor_session (
  session uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform from public.contacts k
  where k.id = (select s.contact_id from public.visitor_sessions s where s.id = end_visitor_session.session) for no key update;
  update public.visitor_sessions s set revoked_at = now() where s.id = end_visitor_session.session and s.revoked_at is null;
end
$function$;

REVOKE ALL ON FUNCTION "public"."end_visitor_session"(uuid) FROM PUBLIC, "anon", "authenticated";

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
  -- Contacts that were merged are one person.
  persons uuid[] := private.person_ids(erase_contact.contact);
  theirs uuid[];
  message public.messages;
  unfinished uuid;
  messages integer := 0;
  notes integer;
  files integer;
begin
  if me is null then return private.refused(); end if;
  perform from public.contacts k where k.id = any (persons) order by k.id for no key update;
  if not found then
    perform private.refuse('contact_not_found', 'No contact with this id.', 'PT404');
  end if;
  if length(btrim(coalesce(erase_contact.reason, ''))) not between 1 and 500 then
    perform private.refuse('reason_missing', 'Say why, in 1 to 500 characters: it is kept in the audit log.');
  end if;
  -- Conversations first and in one order, the ledger's lock after them: as every edit does.
  theirs := private.lock_all_of(persons);
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
  delete from public.drafts d where d.conversation_id = any (theirs);
  update public.attachments a set name = 'erased' where a.conversation_id = any (theirs) or a.uploader_id = any (persons);
  get diagnostics files = row_count;
  update public.ratings r set comment = '' where r.conversation_id = any (theirs);
  update public.sent_mails s set recipient = 'erased' where s.conversation_id = any (theirs);
  delete from public.contact_identities i where i.contact_id = any (persons);
  delete from public.contact_notes n where n.contact_id = any (persons);
  delete from public.page_events e where e.contact_id = any (persons);
  update public.visitor_sessions s set revoked_at = now() where s.contact_id = any (persons) and s.revoked_at is null;
  update public.visitor_sessions s set page_url = null, page_title = null, browser = null, system = null, address_hash = null where s.contact_id = any (persons);
  update public.contacts k set name = null, email = null, phone = null, avatar_url = null, company_id = null,
    attributes = '{}', unverified_attributes = '{}', vouched = '{}',
    blocked_at = coalesce(k.blocked_at, now()), erased_at = now(), erased_by = me
  where k.id = any (persons);
  update public.conversations c set preview = '', contact_name = null, attributes = '{}' where c.id = any (theirs);
  update private.conversation_merges g set before = g.before - 'snooze_reason' where g.conversation_id = any (theirs);
  perform private.leave_topics(t), private.record_event(t, 'contact_erased', 'member', me) from unnest(theirs) t;
  -- Nobody is left to answer: what was open would go on waiting for an agent.
  for unfinished in select c.id from public.conversations c where c.id = any (theirs) and c.status <> 'closed' order by c.id loop
    update public.conversations c set status = 'closed', closed_at = now(), waiting_since = null where c.id = unfinished;
    perform private.record_event(unfinished, 'conversation_closed', 'member', me);
  end loop;
  -- Files, and what was broadcast in the last days, are found and removed after this transaction: both take long.
  perform private.enqueue('contacts/erase-files', jsonb_build_object('contact_id', k), k::text) from unnest(persons) k;
  perform private.audit('contact_erased', 'contact', erase_contact.contact, jsonb_build_object('reason', btrim(erase_contact.reason),
    'conversations', cardinality(theirs), 'messages', messages, 'notes', notes, 'files', files));
  return jsonb_build_object('conversations', cardinality(theirs), 'messages', messages, 'notes', notes, 'files', files);
end
$function$;

CREATE OR REPLACE FUNCTION public.find_in_conversation (
  conversation uuid,
  words        text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  stems text[];
  patterns text[];
  found bigint[];
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.can_see_conversation(find_in_conversation.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  stems := array(select distinct private.stem_of(w) from regexp_split_to_table(left(coalesce(words, ''), 200), '[^[:alnum:]]+') w where w <> '' limit 10);
  if cardinality(stems) = 0 then
    return '{"positions": [], "stems": []}'::jsonb;
  end if;
  patterns := array(select '%' || s || '%' from unnest(stems) s);
  found := array(
    select hits.position from (
      select m.position from public.messages m
      where m.conversation_id = find_in_conversation.conversation and m.deleted_at is null
        and translate(lower(m.body), 'ё', 'е') like all (patterns)
      union all
      select n.position from public.notes n
      where n.conversation_id = find_in_conversation.conversation and translate(lower(n.body), 'ё', 'е') like all (patterns)
    ) hits order by hits.position desc limit 1000);
  return jsonb_build_object('positions', to_jsonb(found), 'stems', to_jsonb(stems));
end
$function$;

REVOKE ALL ON FUNCTION "public"."find_in_conversation"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.first_steps()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.require_reading('manage_inboxes');
  return jsonb_build_object(
    'widget', exists (select from public.visitor_sessions),
    'looks', exists (select from public.widget_settings w where w.updated_at > (
      select i.created_at + interval '1 second' from public.inboxes i where i.id = w.inbox_id)),
    'people', exists (select from public.invitations i where i.withdrawn_at is null)
      or (select count(*) from (select from public.members m where m.deactivated_at is null limit 2) m) > 1,
    'teams', exists (select from public.team_members),
    'hours', exists (select from public.team_hours),
    'macros', exists (select from public.macros m where m.visibility <> 'own'),
    'reply', exists (select from public.conversations c where c.last_member_seq > 0));
end
$function$;

REVOKE ALL ON FUNCTION "public"."first_steps"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.inbox_figures (
  inbox uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.require_reading('manage_inboxes');
  if private.inbox_is_beyond(inbox_figures.inbox) or not exists (select from public.inboxes i where i.id = inbox_figures.inbox) then
    perform private.refuse('inbox_not_found', 'No inbox with this id that you may see.', 'PT404');
  end if;
  return (
    select jsonb_build_object('conversations', count(*), 'open', count(*) filter (where c.status = 'open'),
      'contacts', count(distinct c.contact_id))
    from public.conversations c where c.inbox_id = inbox_figures.inbox and c.created_at > now() - interval '30 days')
    || (select jsonb_build_object('ratings', count(*), 'average', round(avg(r.score), 2))
      from public.ratings r where r.inbox_id = inbox_figures.inbox and r.rated_at > now() - interval '30 days');
end
$function$;

REVOKE ALL ON FUNCTION "public"."inbox_figures"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.leave_address (
  email text,
  name  text DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  mine public.visitor_sessions := private.my_session();
  known public.contacts;
  wanted text := lower(btrim(coalesce(leave_address.email, '')));
  called text := nullif(left(btrim(regexp_replace(coalesce(leave_address.name, ''), '[\s[:cntrl:]]+', ' ', 'g')), 120), '');
begin
  if length(wanted) > 254 or wanted !~ '^[^@\s<>"'',;]+@[^@\s<>"'',;]+\.[^@\s<>"'',;]+$' then
    perform private.refuse('address_invalid', 'An address looks like name@example.com.');
  end if;
  select k.* into known from public.contacts k where k.id = me for no key update;
  if known.email = wanted and (called is null or known.name is not null) then return jsonb_build_object('email', known.email); end if;
  -- Who a known customer is, and how to reach it, is said by its backend and by the team.
  if known.email is not null and (mine.is_verified or known.email_left_at is null) then
    perform private.refuse('address_known', 'This customer''s address is known; it is changed where it comes from.', 'PT409');
  end if;
  perform private.limit_rate('address', me::text);
  perform private.limit_rate('address_network', encode(mine.address_hash, 'hex'));
  update public.contacts k set email = wanted, email_left_at = clock_timestamp(),
    name = case when mine.is_verified then k.name else coalesce(called, k.name) end
  where k.id = me returning * into known;
  return jsonb_build_object('email', known.email);
end
$function$;

REVOKE ALL ON FUNCTION "public"."leave_address"(text, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.list_page (
  filters   jsonb,
  sort      text    DEFAULT 'newest'::text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 50
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  wish private.list_wish := private.list_wish(list_page.filters, list_page.sort, list_page.after, list_page.page_size);
  wanted constant integer := wish.page_rows;
  stretch text;
  found public.conversations[] := '{}';
  edge public.conversations;
  last public.conversations;
begin
  foreach stretch in array case when wish.sort <> 'waiting' then array[wish.sort]
    when list_page.after is not null and wish.after_waiting is null then array['rest'] else array['waiting', 'rest'] end
  loop
    wish.page_rows := wanted - cardinality(found);
    found := found || array(select r from private.list_rows(wish, stretch) r);
    edge := private.list_edge(wish, stretch, case when cardinality(found) >= wanted then found[wanted] end);
    exit when edge.id is not null or cardinality(found) >= wanted;
    wish.after_at := 'infinity';
    wish.after_id := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  end loop;
  -- What stands behind the edge is right and not all of it: it comes with the next page.
  if edge.id is not null then
    found := array(select found[n] from generate_subscripts(found, 1) n where not private.stands_after(found[n], edge, stretch) order by n);
  end if;
  last := case when edge.id is null then found[cardinality(found)] else edge end;
  return jsonb_build_object(
    'rows', (select coalesce(jsonb_agg(to_jsonb(private.conversation_row(found[n], wish.me)) order by n), '[]') from generate_subscripts(found, 1) n),
    'next', case when edge.id is not null or cardinality(found) >= wanted then jsonb_build_object('id', last.id,
      'last_message_at', last.last_message_at, 'total_priority', last.total_priority, 'waiting_since', last.waiting_since) end,
    'is_cut', edge.id is not null);
end
$function$;

REVOKE ALL ON FUNCTION "public"."list_page"(jsonb, text, jsonb, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.mark_delivered (
  conversation uuid,
  seq          bigint
)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.contact_id();
  known bigint;
  marked bigint;
begin
  if me is null then
    perform private.refuse('not_a_contact', 'Only a customer''s session may do this.', '42501');
  end if;
  if not private.can_see_conversation(mark_delivered.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  select least(greatest(coalesce(mark_delivered.seq, 0), 0), c.last_seq) into known
  from public.conversations c where c.id = mark_delivered.conversation;
  select greatest(r.last_read_seq, r.last_delivered_seq) into marked from public.read_marks r
  where r.conversation_id = mark_delivered.conversation and r.reader_id = me;
  -- A second tab, or a repetition: no row is written or locked for it.
  if known <= coalesce(marked, 0) then return coalesce(marked, 0); end if;
  insert into public.read_marks as r (conversation_id, reader_id, reader_kind, last_delivered_seq, delivered_at)
  values (mark_delivered.conversation, me, 'contact', known, now())
  on conflict on constraint read_marks_pkey do update
    set last_delivered_seq = excluded.last_delivered_seq, delivered_at = excluded.delivered_at
    where r.last_delivered_seq < excluded.last_delivered_seq;
  return known;
end
$function$;

REVOKE ALL ON FUNCTION "public"."mark_delivered"(uuid, bigint) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.merge_contacts (
  contact      uuid,
  into_contact uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('merge');
  lost public.contacts;
  kept public.contacts;
  along uuid[];
begin
  if merge_contacts.contact = merge_contacts.into_contact then
    perform private.refuse('contacts_same', 'A contact is not merged into itself.');
  end if;
  perform from public.contacts k where k.id in (merge_contacts.contact, merge_contacts.into_contact) order by k.id for no key update;
  select k.* into lost from public.contacts k where k.id = merge_contacts.contact and private.sees_contact(k.id);
  select k.* into kept from public.contacts k where k.id = merge_contacts.into_contact and private.sees_contact(k.id);
  if lost.id is null or kept.id is null then
    perform private.refuse('contact_not_found', 'Both have to be contacts that you may see.', 'PT404');
  elsif lost.erased_at is not null or kept.erased_at is not null then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  elsif lost.merged_into_id is not null or kept.merged_into_id is not null then
    perform private.refuse('contact_merged', 'One of them stands for nobody any more: merge whom it was merged into.', 'PT409');
  elsif lost.blocked_at is not null or kept.blocked_at is not null then
    perform private.refuse('contact_blocked', 'A blocked contact stays alone.', 'PT409');
  elsif private.is_vouched_for(lost.id) and not private.is_vouched_for(kept.id) then
    -- Else a visitor who merely says so would become the face of somebody the company knows.
    perform private.refuse('contact_verified', 'Nobody has vouched for the other: merge it into the verified one instead.', 'PT409');
  end if;
  along := array(select k.id from public.contacts k where k.merged_into_id = lost.id order by k.id);
  insert into private.contact_merges (contact_id, into_id, moved, merged_by) values (lost.id, kept.id, along, me);
  update public.contacts k set merged_into_id = kept.id where k.id = any (along || lost.id);
  perform private.follow_person(along || lost.id);
  perform private.tell_of_contacts('contact_merged', me, along || lost.id, lost.id, kept.id);
  perform private.audit('contact_merged', 'contact', lost.id, jsonb_build_object('into_contact_id', kept.id));
  return public.contact_card(kept.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."merge_contacts"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.merge_conversations (
  conversation      uuid,
  into_conversation uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('merge');
  first public.conversations;
  second public.conversations;
  lost public.conversations;
  kept public.conversations;
  along uuid[];
begin
  if merge_conversations.conversation = merge_conversations.into_conversation then
    perform private.refuse('conversations_same', 'A conversation is not merged into itself.');
  end if;
  -- In one order, so that two merges do not wait for each other.
  first := private.lock_conversation(least(merge_conversations.conversation, merge_conversations.into_conversation));
  second := private.lock_conversation(greatest(merge_conversations.conversation, merge_conversations.into_conversation));
  if first.id = merge_conversations.conversation then lost := first; kept := second; else lost := second; kept := first; end if;
  if lost.merged_into_id = kept.id then return; end if;
  if lost.merged_into_id is not null or kept.merged_into_id is not null then
    perform private.refuse('conversation_merged', 'One of them was merged already: take the one it was merged into.', 'PT409');
  elsif coalesce(lost.person_id, lost.contact_id) <> coalesce(kept.person_id, kept.contact_id) then
    perform private.refuse('conversations_of_others', 'They are with two persons. If those are one, merge the contacts first.', 'PT409');
  elsif exists (select from public.contacts k where k.id in (lost.contact_id, kept.contact_id) and k.erased_at is not null) then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  end if;
  along := array(select c.id from public.conversations c where c.merged_into_id = lost.id order by c.id for no key update);
  -- What was merged into it stays with it in the events, and stands beside it in the target.
  update public.conversations c set merged_into_id = kept.id, team_id = kept.team_id, assignee_id = kept.assignee_id where c.id = any (along);
  update public.conversations c set merged_into_id = kept.id, status = 'closed', closed_at = coalesce(c.closed_at, now()),
    waiting_since = null, team_id = kept.team_id, assignee_id = kept.assignee_id
  where c.id = lost.id;
  perform private.record_event(lost.id, 'conversation_merged', 'member', me,
    jsonb_build_object('into_id', kept.id, 'team_id', kept.team_id, 'member_id', kept.assignee_id));
  -- A question that was open in the one is open in the other.
  if lost.status <> 'closed' and kept.status <> 'open' then
    perform private.bring_back(kept, case kept.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
      'merged', 'member', me, '{}', true);
  end if;
  update public.conversations c set waiting_since = least(c.waiting_since, lost.waiting_since)
  where c.id = kept.id and lost.waiting_since is not null and lost.status <> 'closed';
  perform private.record_event(kept.id, 'conversation_merged', 'member', me, jsonb_build_object('from_id', lost.id,
    'waiting_since', (select c.waiting_since from public.conversations c where c.id = kept.id)));
  insert into private.conversation_merges (conversation_id, into_id, moved, merged_by, before)
  values (lost.id, kept.id, along, me, jsonb_build_object(
    'status', lost.status, 'closed_at', lost.closed_at, 'snoozed_until', lost.snoozed_until, 'snoozed_by', lost.snoozed_by,
    'snooze_reason', lost.snooze_reason, 'waiting_since', lost.waiting_since, 'team_id', lost.team_id, 'assignee_id', lost.assignee_id,
    'target_status', kept.status, 'target_closed_at', kept.closed_at,
    'target_position', (select c.position from public.conversations c where c.id = kept.id)));
end
$function$;

REVOKE ALL ON FUNCTION "public"."merge_conversations"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.merge_tags (
  tag      uuid,
  into_tag uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  lost public.tags;
  kept public.tags;
  carrier record;
  moved integer := 0;
  most constant integer := 300;
begin
  if private.admin('manage_tags', 'merge_tags') is null then return private.refused(); end if;
  if merge_tags.tag = merge_tags.into_tag then
    perform private.refuse('tags_same', 'A tag is not merged into itself.');
  end if;
  perform from public.tags t where t.id in (merge_tags.tag, merge_tags.into_tag) order by t.id for update;
  select t.* into lost from public.tags t where t.id = merge_tags.tag and (t.merged_into_id is null or t.merged_into_id = merge_tags.into_tag);
  select t.* into kept from public.tags t where t.id = merge_tags.into_tag and t.archived_at is null;
  if lost.id is null or kept.id is null then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  if lost.merged_into_id is null then
    update public.tags t set archived_at = coalesce(t.archived_at, now()), merged_into_id = kept.id where t.id = lost.id;
    update public.tags t set merged_into_id = kept.id where t.merged_into_id = lost.id;
    update public.saved_views v set filters = private.rename_tag_in(v.filters, lost.id, kept.id) where v.filters -> 'tags' ? lost.id::text;
    update public.macros m set actions = private.rename_tag_in(m.actions, lost.id, kept.id)
    where m.actions @> jsonb_build_array(jsonb_build_object('tag_id', lost.id));
    perform private.audit('tag_merged', 'tag', lost.id, jsonb_build_object('into_tag_id', kept.id));
  end if;
  -- In pieces, each a transaction of its own: a word on a hundred thousand conversations must not hold them all.
  for carrier in
    select c.id, c.status, c.tag_ids from public.conversations c
    where c.id in (select u.conversation_id from private.conversation_tags u where u.tag_id = lost.id order by u.conversation_id limit most)
    order by c.id for no key update
  loop
    moved := moved + 1;
    continue when not lost.id = any (carrier.tag_ids);
    -- Nobody looks at what is closed; what is open changes before everybody's eyes.
    perform set_config('otklik.quiet', case carrier.status when 'closed' then 'on' else 'off' end, true);
    update public.conversations c set tag_ids = case when kept.id = any (c.tag_ids) then array_remove(c.tag_ids, lost.id)
      else array_replace(c.tag_ids, lost.id, kept.id) end
    where c.id = carrier.id;
    perform private.record_event(carrier.id, 'conversation_tagged', 'member', private.member_id(),
      jsonb_build_object('tag_id', kept.id, 'from_tag_id', lost.id));
  end loop;
  perform set_config('otklik.quiet', 'off', true);
  return jsonb_build_object('moved', moved, 'is_done', moved < most);
end
$function$;

REVOKE ALL ON FUNCTION "public"."merge_tags"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

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
    'attachments', (select coalesce(jsonb_agg(private.attachment_json(a) order by a.created_at, a.id), '[]')
      from public.attachments a
      where a.conversation_id = message_history.conversation and a.message_seq = message_history.seq));
end
$function$;

CREATE OR REPLACE FUNCTION public.my_unread()
  RETURNS integer
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
  return (
    select count(*) from (
      select from public.conversations c
      left join public.read_marks r on r.conversation_id = c.id and r.reader_id = me
      where c.assignee_id = me and c.status = 'open' and c.last_contact_seq > coalesce(r.last_read_seq, 0)
      limit 100) unread);
end
$function$;

REVOKE ALL ON FUNCTION "public"."my_unread"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.note_identity_failure (
  inbox   uuid,
  address text
)
  RETURNS integer
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return greatest(private.spend('identity_address', encode(private.address_hash(note_identity_failure.address), 'hex')),
    private.spend('identity_inbox', note_identity_failure.inbox::text));
end
$function$;

REVOKE ALL ON FUNCTION "public"."note_identity_failure"(uuid, text) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.note_with_actions (
  conversation    uuid,
  client_id       uuid,
  body            text,
  actions         jsonb,
  mentioned       uuid[] DEFAULT '{}'::uuid[],
  mentioned_teams uuid[] DEFAULT '{}'::uuid[],
  attachments     uuid[] DEFAULT '{}'::uuid[],
  macro           uuid   DEFAULT NULL::uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  skipped jsonb := private.actions_run_before(note_with_actions.conversation, note_with_actions.client_id, me);
  locked public.conversations;
  note jsonb;
begin
  if skipped is not null and not private.can_see_conversation(note_with_actions.conversation) then
    return jsonb_build_object('note', null, 'skipped', skipped);
  end if;
  note := public.write_note(note_with_actions.conversation, note_with_actions.client_id, note_with_actions.body,
    note_with_actions.mentioned, note_with_actions.mentioned_teams, note_with_actions.attachments);
  locked := private.lock_conversation(note_with_actions.conversation);
  skipped := coalesce(private.actions_run_before(locked.id, note_with_actions.client_id, me),
    private.run_actions_of(locked, me, note_with_actions.client_id, note_with_actions.actions, note_with_actions.macro));
  return jsonb_build_object('note', note, 'skipped', skipped);
end
$function$;

REVOKE ALL ON FUNCTION "public"."note_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.open_visitor_session (
  inbox          uuid,
  secret         text,
  identity       jsonb DEFAULT NULL::jsonb,
  visitor_secret text  DEFAULT NULL::text,
  said           jsonb DEFAULT NULL::jsonb,
  address        text  DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  hash bytea := sha256(convert_to(secret, 'UTF8'));
  network bytea := private.address_hash(address);
  session public.visitor_sessions;
  settings public.widget_settings;
  contact uuid;
  joined integer := 0;
begin
  if coalesce(length(secret), 0) < 43 then
    perform private.refuse('secret_too_short', 'A visitor secret carries 256 bits.', 'PT400');
  end if;
  select w.* into settings from public.widget_settings w join public.inboxes i on i.id = w.inbox_id and i.archived_at is null
  where w.inbox_id = inbox;
  if settings.inbox_id is null then
    perform private.refuse('inbox_not_found', 'No inbox with this id.', 'PT404');
  end if;
  if identity is null and settings.identity_is_enforced then
    perform private.refuse('identity_required', 'This inbox takes known customers only: send a signed identity.', 'PT401');
  end if;
  if identity is null then
    -- Before its session, as whoever joins it to a known customer does.
    perform from public.contacts k
    where k.id = (select s.contact_id from public.visitor_sessions s where s.secret_hash = hash) for no key update;
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
  if session.id is null then
    perform private.limit_sessions(inbox, network);
  end if;
  if identity is not null then
    contact := private.verified_contact(inbox, identity);
    if session.id is not null and session.contact_id <> contact then
      -- A browser's secret stays with the contact it began with: another person gets another secret.
      perform private.refuse('session_of_another', 'This secret belongs to another contact. Begin again with a new one.', 'PT409');
    end if;
  elsif session.id is not null and session.is_verified then
    perform private.refuse('identity_required', 'This session belongs to a known customer: send the signed identity.', 'PT401');
  elsif session.id is null and private.address_is_blocked(network) then
    perform private.refuse('contact_blocked', 'Somebody at this address was blocked today.', '42501');
  end if;
  if session.id is null then
    if contact is null then
      insert into public.contacts default values returning id into contact;
    end if;
    insert into public.visitor_sessions (contact_id, inbox_id, secret_hash, is_verified, address_hash)
    values (contact, inbox, hash, identity is not null, network) returning * into session;
  end if;
  if exists (select from public.contacts c where c.id = session.contact_id and c.blocked_at is not null) then
    perform private.refuse('contact_blocked', 'This customer is blocked.', '42501');
  end if;
  update public.visitor_sessions s set last_seen_at = now(), expires_at = now() + interval '90 days',
    is_verified = session.is_verified or identity is not null, address_hash = network,
    page_url = coalesce(left(said #>> '{page,url}', 500), s.page_url), page_title = coalesce(left(said #>> '{page,title}', 200), s.page_title),
    browser = coalesce(left(said #>> '{agent,browser}', 40), s.browser), system = coalesce(left(said #>> '{agent,system}', 40), s.system)
  where s.id = session.id;
  if identity is not null then
    joined := private.join_visitor(inbox, visitor_secret, session.contact_id);
  end if;
  perform private.keep_attributes(session.contact_id, identity -> 'attributes', said -> 'attributes');
  update public.contacts k set locale = said ->> 'locale'
  where k.id = session.contact_id and k.locale is null and said ->> 'locale' in ('ru', 'en');
  return jsonb_build_object('session_id', session.id, 'contact_id', session.contact_id, 'inbox_id', session.inbox_id,
    'is_verified', session.is_verified or identity is not null, 'joined', joined);
end
$function$;

REVOKE ALL ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb, text, jsonb, text) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.order_categories (
  categories uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_categories', 'order_categories') is null then return private.refused(); end if;
  -- Those that were not named, made meanwhile perhaps, keep their order behind the others.
  update public.categories g set sort_order = o.place
  from (
    select g.id, row_number() over (order by array_position(order_categories.categories, g.id) nulls last, g.sort_order, g.key) as place
    from public.categories g
  ) o
  where o.id = g.id and g.sort_order <> o.place;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."order_categories"(uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.order_views (
  views uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  view uuid;
  moved public.saved_views;
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  foreach view in array coalesce(order_views.views, '{}') loop
    moved := private.lock_view(view);
    if not private.may_change_view(moved) then
      perform private.note_refusal('order_views', jsonb_build_object('permission', 'manage_views'));
      return private.refused();
    end if;
  end loop;
  update public.saved_views v set place = o.place
  from unnest(order_views.views) with ordinality o (id, place) where v.id = o.id and v.place <> o.place;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."order_views"(uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.participants (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.member_id() is null or not private.can_see_conversation(participants.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  return (
    select coalesce(jsonb_agg(jsonb_build_object('member_id', p.member_id, 'replied', p.replied, 'noted', p.noted,
      'mentioned', p.mentioned, 'looked_at', p.looked_at) order by p.replied desc, p.noted desc, p.looked_at desc nulls last), '[]')
    from (
      select w.member_id, bool_or(w.what = 'replied') as replied, bool_or(w.what = 'noted') as noted,
        bool_or(w.what = 'mentioned') as mentioned, max(w.at) as looked_at
      from (
        (select distinct m.author_id as member_id, 'replied' as what, null::timestamptz as at from public.messages m
          where m.conversation_id = participants.conversation and m.author_kind = 'member')
        union all
        (select distinct n.author_id, 'noted', null::timestamptz from public.notes n where n.conversation_id = participants.conversation)
        union all
        select g.member_id, 'mentioned', g.seen_at from public.mentions g
        where g.conversation_id = participants.conversation and g.withdrawn_at is null
        union all
        select r.reader_id, 'looked', r.read_at from public.read_marks r
        where r.conversation_id = participants.conversation and r.reader_kind = 'member') w
      group by w.member_id) p);
end
$function$;

REVOKE ALL ON FUNCTION "public"."participants"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.pass_attachment (
  attachment   uuid,
  content_type text,
  width        integer DEFAULT NULL::integer,
  height       integer DEFAULT NULL::integer
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  file public.attachments;
begin
  select a.* into file from public.attachments a
  where a.id = pass_attachment.attachment and a.message_seq is null and a.note_id is null for no key update;
  if file.id is null then
    perform private.refuse('attachment_not_found', 'No such file, or it is sent already.', 'PT404');
  elsif not private.is_stored(file) then
    perform private.refuse('upload_missing', 'The file is not in Storage, or not with the size that was announced.', 'PT409');
  end if;
  update public.attachments a set content_type = pass_attachment.content_type,
    width = pass_attachment.width, height = pass_attachment.height, checked_at = now()
  where a.id = file.id returning a.* into file;
  return private.attachment_json(file);
end
$function$;

REVOKE ALL ON FUNCTION "public"."pass_attachment"(uuid, text, integer, integer) FROM PUBLIC, "anon", "authenticated";

CREATE OR REPLACE FUNCTION public.rate_conversation (
  conversation uuid,
  score        integer,
  comment      text    DEFAULT ''::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  locked public.conversations := private.lock_conversation(rate_conversation.conversation);
  closing public.conversation_events;
  was public.ratings;
  given public.ratings;
  words text := btrim(coalesce(rate_conversation.comment, ''), E' \t\r\n');
begin
  if coalesce(rate_conversation.score, 0) not between 1 and 5 then
    perform private.refuse('score_invalid', 'From 1 to 5.');
  end if;
  if length(words) > 2000 then
    perform private.refuse('comment_too_long', 'At most 2000 characters.');
  end if;
  closing := private.last_closing(locked.id);
  select r.* into was from public.ratings r where r.conversation_id = locked.id and r.closing = closing.position;
  if was.score = rate_conversation.score and was.comment = words then return private.rating_json(was); end if;
  if locked.status <> 'closed' or locked.merged_into_id is not null or closing.position is null or locked.last_member_seq = 0
    or not coalesce((select w.asks_rating from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
    perform private.refuse('rating_not_open', 'What is closed and was answered is rated, where the inbox asks.', 'PT409');
  end if;
  if (case when was.score is null then closing.occurred_at <= now() - interval '14 days' else was.rated_at <= now() - interval '1 day' end) then
    perform private.refuse('rating_over', 'Within 14 days of the close, and changed within a day.', 'PT409');
  end if;
  perform private.limit_rate('rating', me::text);
  insert into public.ratings as r (conversation_id, closing, inbox_id, member_id, score, comment)
  values (locked.id, closing.position, locked.inbox_id, locked.assignee_id, rate_conversation.score, words)
  on conflict on constraint ratings_pkey do update set score = excluded.score, comment = excluded.comment, changed_at = now()
  returning r.* into given;
  perform private.record_event(locked.id, 'conversation_rated', 'contact', me, jsonb_build_object('score', given.score,
    'from_score', was.score, 'closing', closing.position, 'has_comment', given.comment <> ''));
  return private.rating_json(given);
end
$function$;

REVOKE ALL ON FUNCTION "public"."rate_conversation"(uuid, integer, text) FROM PUBLIC, "anon", "service_role";

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
  is_member boolean := private.member_id() is not null;
  -- Marks that turn the writing direction make "exe.txt" of what ends in ".exe".
  called text := btrim(regexp_replace(coalesce(register_attachment.name, ''), '[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'));
  extension text := lower(substring(called from '\.([A-Za-z0-9]{1,8})$'));
  served_as text := private.file_types() ->> extension;
  loose record;
  made public.attachments;
begin
  perform private.refuse_viewing_as();
  if me is null then
    perform private.refuse('not_a_contact', 'Only members and customers with a session send files.', '42501');
  end if;
  if conversation is not null and not private.can_see_conversation(register_attachment.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if coalesce(register_attachment.bytes, 0) > 26214400 then
    perform private.refuse('file_too_large', 'At most 25 MiB.', 'PT413');
  elsif coalesce(register_attachment.bytes, 0) < 1 then
    perform private.refuse('file_empty', 'A file has at least one byte.', 'PT400');
  end if;
  if served_as is null or lower(coalesce(register_attachment.content_type, '')) ~ 'svg|html|javascript|msdownload|x-sh|executable' then
    perform private.refuse('file_type_refused', 'Files of this type cannot be sent.', 'PT415');
  end if;
  -- Two at once must not both be the last that fits.
  perform pg_advisory_xact_lock(hashtextextended('otklik.loose_files:' || me, 0));
  select count(*) as files, coalesce(sum(a.bytes), 0) as bytes into loose
  from public.attachments a where a.uploader_id = me and a.message_seq is null and a.note_id is null;
  if loose.files >= (case when is_member then 200 else 40 end)
    or loose.bytes + register_attachment.bytes > (case when is_member then 2147483648 else 268435456 end) then
    perform private.refuse('too_many_loose_files', 'Too much was uploaded and not sent. What is older than a day is removed.', 'PT429');
  end if;
  made.id := gen_random_uuid();
  insert into public.attachments (id, uploader_kind, uploader_id, name, content_type, bytes, path)
  values (made.id, case when is_member then 'member'::public.actor_kind else 'contact' end, me, called, served_as,
    register_attachment.bytes, made.id || '/file.' || extension)
  returning * into made;
  return jsonb_build_object('id', made.id, 'path', made.path, 'content_type', made.content_type);
end
$function$;

CREATE OR REPLACE FUNCTION public.remove_macro (
  macro uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  refusal jsonb;
  was public.macros;
begin
  select m.* into was from public.macros m where m.id = remove_macro.macro
    and (m.visibility <> 'own' or m.owner_id = me)
    and (m.visibility <> 'team' or m.team_id = any (private.my_macro_team_ids())) for update;
  refusal := private.macro_refusal('remove_macro', coalesce(was.visibility, 'own') <> 'own', array[was.team_id]);
  if refusal is not null then return refusal; end if;
  if was.id is null then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  delete from public.macros m where m.id = was.id;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."remove_macro"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.remove_tag (
  tag uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_tags', 'remove_tag') is null then return private.refused(); end if;
  update public.tags t set archived_at = now() where t.id = remove_tag.tag and t.archived_at is null;
  if not found then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."remove_tag"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.remove_view (
  view uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  gone public.saved_views;
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  gone := private.lock_view(remove_view.view);
  if not private.may_change_view(gone) then
    perform private.note_refusal('remove_view', jsonb_build_object('permission', 'manage_views'));
    return private.refused();
  end if;
  delete from public.saved_views v where v.id = gone.id;
  return '{}';
end
$function$;

REVOKE ALL ON FUNCTION "public"."remove_view"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.rename_company (
  company uuid,
  name    text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  changed public.companies;
begin
  if length(btrim(coalesce(rename_company.name, ''))) not between 1 and 120 then
    perform private.refuse('company_name_empty', 'A company has a name of 1 to 120 characters.');
  end if;
  update public.companies o set name = btrim(rename_company.name) where o.id = rename_company.company returning * into changed;
  if changed.id is null then
    perform private.refuse('company_not_found', 'No company with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."rename_company"(uuid, text) FROM PUBLIC, "anon", "service_role";

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
  waited_since timestamptz;
begin
  if locked.status = 'open' then return; end if;
  -- Closed by mistake, it waits again as it did: since then nobody has answered.
  if locked.status = 'closed' and locked.last_contact_seq > locked.last_member_seq then
    select (e.payload ->> 'waiting_since')::timestamptz into waited_since from public.conversation_events e
    where e.conversation_id = locked.id and e.type = 'conversation_closed' order by e.position desc limit 1;
    update public.conversations c set waiting_since = waited_since where c.id = locked.id and waited_since is not null;
  end if;
  perform private.bring_back(locked, case locked.status when 'snoozed' then 'conversation_woken' else 'conversation_reopened' end,
    'by_hand', 'member', me, jsonb_strip_nulls(jsonb_build_object('waiting_since', waited_since)), true);
end
$function$;

CREATE OR REPLACE FUNCTION public.reopen_my_conversation (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  locked public.conversations := private.lock_conversation(reopen_my_conversation.conversation);
  instant timestamptz := now();
begin
  if locked.status = 'closed' then
    if locked.merged_into_id is not null then
      perform private.refuse('conversation_merged', 'It was merged into another one: a message goes there.', 'PT409');
    end if;
    if not coalesce((select w.may_close from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
      perform private.refuse('closing_not_allowed', 'In this inbox a message reopens.', 'PT403');
    end if;
    if locked.closed_at < now() - (select i.reopen_within from public.inboxes i where i.id = locked.inbox_id) then
      perform private.refuse('reopening_over', 'It was closed too long ago: begin a new one.', 'PT409');
    end if;
    perform private.limit_rate('reopening', me::text);
    update public.conversations c set waiting_since = instant where c.id = locked.id;
    perform private.bring_back(locked, 'conversation_reopened', 'customer_reopened', 'contact', me,
      jsonb_build_object('waiting_since', instant));
  end if;
  return private.contact_conversation(locked.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."reopen_my_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.reveal_identity_secret (
  inbox uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_inboxes', 'reveal_identity_secret') is null then return private.refused(); end if;
  if private.inbox_is_beyond(reveal_identity_secret.inbox) then return private.exceeding('reveal_identity_secret'); end if;
  if not exists (select from private.inbox_secrets s where s.inbox_id = reveal_identity_secret.inbox) then
    perform private.refuse('inbox_not_found', 'No widget inbox with this id.', 'PT404');
  end if;
  perform private.audit('identity_secret_read', 'inbox', reveal_identity_secret.inbox);
  return private.told_secrets(reveal_identity_secret.inbox);
end
$function$;

REVOKE ALL ON FUNCTION "public"."reveal_identity_secret"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.rotate_identity_secret (
  inbox      uuid,
  keep_hours integer DEFAULT 24
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  if private.admin('manage_inboxes', 'rotate_identity_secret') is null then return private.refused(); end if;
  if private.inbox_is_beyond(rotate_identity_secret.inbox) then return private.exceeding('rotate_identity_secret'); end if;
  if coalesce(keep_hours, -1) not between 0 and 720 then
    perform private.refuse('keeping_invalid', 'The secret before stays good for 0 to 720 hours.');
  end if;
  update private.inbox_secrets s set previous_secret = s.identity_secret, previous_until = now() + make_interval(hours => keep_hours),
    identity_secret = encode(extensions.gen_random_bytes(32), 'hex'), rotated_at = now()
  where s.inbox_id = rotate_identity_secret.inbox;
  if not found then
    perform private.refuse('inbox_not_found', 'No widget inbox with this id.', 'PT404');
  end if;
  perform private.audit('identity_secret_rotated', 'inbox', rotate_identity_secret.inbox, jsonb_build_object('keep_hours', keep_hours));
  return private.told_secrets(rotate_identity_secret.inbox);
end
$function$;

REVOKE ALL ON FUNCTION "public"."rotate_identity_secret"(uuid, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.run_actions (
  conversation uuid,
  client_id    uuid,
  actions      jsonb,
  macro        uuid  DEFAULT NULL::uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  skipped jsonb := private.actions_run_before(run_actions.conversation, run_actions.client_id, me);
  locked public.conversations;
begin
  if skipped is null then
    locked := private.lock_conversation(run_actions.conversation);
    skipped := coalesce(private.actions_run_before(locked.id, run_actions.client_id, me),
      private.run_actions_of(locked, me, run_actions.client_id, run_actions.actions, run_actions.macro));
  end if;
  return jsonb_build_object('skipped', skipped);
end
$function$;

REVOKE ALL ON FUNCTION "public"."run_actions"(uuid, uuid, jsonb, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.save_draft (
  conversation  uuid,
  tab           text,
  message       text,
  note          text,
  chosen        uuid[] DEFAULT '{}'::uuid[],
  message_files uuid[] DEFAULT '{}'::uuid[],
  note_files    uuid[] DEFAULT '{}'::uuid[],
  revision      bigint DEFAULT 0,
  saved_by      text   DEFAULT ''::text
)
  RETURNS bigint
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  kept bigint;
  is_empty boolean;
begin
  perform private.refuse_viewing_as();
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if not private.can_see_conversation(save_draft.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if length(save_draft.message) > 100000 or length(save_draft.note) > 100000 then
    perform private.refuse('message_too_long', 'At most 100000 characters of a draft.');
  end if;
  if coalesce(save_draft.tab, '') not in ('message', 'note') or cardinality(chosen) > 100
    or cardinality(save_draft.message_files) > 20 or cardinality(save_draft.note_files) > 20 then
    perform private.refuse('draft_invalid', 'A draft is a message and a note, up to 100 names, and 20 files of each.');
  end if;
  message := coalesce(save_draft.message, '');
  note := coalesce(save_draft.note, '');
  message_files := coalesce(array_remove(save_draft.message_files, null), '{}');
  note_files := coalesce(array_remove(save_draft.note_files, null), '{}');
  is_empty := save_draft.message = '' and save_draft.note = '' 
    and cardinality(save_draft.message_files) = 0 and cardinality(save_draft.note_files) = 0;
  -- Also when it is empty: the row that goes must not come back by what another tab saves at this moment.
  insert into public.drafts as d (member_id, conversation_id, tab, message, note, chosen, message_files, note_files, revision)
  values (me, save_draft.conversation, save_draft.tab, save_draft.message, save_draft.note,
    coalesce(array_remove(save_draft.chosen, null), '{}'), save_draft.message_files, save_draft.note_files, coalesce(save_draft.revision, 0) + 1)
  on conflict (member_id, conversation_id) do update set
    tab = excluded.tab, message = excluded.message, note = excluded.note, chosen = excluded.chosen,
    message_files = excluded.message_files, note_files = excluded.note_files,
    revision = greatest(d.revision + 1, excluded.revision), saved_at = clock_timestamp()
  returning d.revision into kept;
  if is_empty then
    delete from public.drafts d where d.member_id = me and d.conversation_id = save_draft.conversation;
  end if;
  perform realtime.send(jsonb_build_object('conversation_id', save_draft.conversation, 'revision', kept,
    'is_empty', is_empty, 'saved_by', left(saved_by, 40)), 'draft', 'member:' || me, true);
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."save_draft"(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.save_macro (
  macro      uuid,
  name       text,
  visibility text,
  team       uuid,
  body       text,
  actions    jsonb,
  files      uuid[] DEFAULT NULL::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  refusal jsonb;
  was public.macros;
  saved public.macros;
begin
  if save_macro.macro is not null then
    select m.* into was from public.macros m where m.id = save_macro.macro
      and (m.visibility <> 'own' or m.owner_id = me)
      and (m.visibility <> 'team' or m.team_id = any (private.my_macro_team_ids())) for no key update;
  end if;
  refusal := private.macro_refusal('save_macro', coalesce(was.visibility, 'own') <> 'own' or save_macro.visibility is distinct from 'own',
    array[was.team_id, save_macro.team]);
  if refusal is not null then return refusal; end if;
  if save_macro.macro is not null and was.id is null then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  if length(btrim(coalesce(save_macro.name, ''))) not between 1 and 80 then
    perform private.refuse('macro_name_empty', 'A macro has a name of 1 to 80 characters.');
  end if;
  if coalesce(save_macro.visibility, '') not in ('own', 'team', 'everyone') then
    perform private.refuse('visibility_unknown', 'Who sees it: own, team, everyone.');
  end if;
  if save_macro.visibility = 'team'
    and not exists (select from public.teams t where t.id = save_macro.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  if length(save_macro.body) > 10000 then
    perform private.refuse('message_too_long', 'At most 10000 characters.');
  end if;
  if was.id is null then
    insert into public.macros (name, visibility, team_id, owner_id, body, actions)
    values (btrim(save_macro.name), save_macro.visibility, case save_macro.visibility when 'team' then save_macro.team end, me,
      coalesce(save_macro.body, ''), private.checked_macro_actions(save_macro.actions))
    returning * into saved;
  else
    update public.macros m set name = btrim(save_macro.name), visibility = save_macro.visibility,
      team_id = case save_macro.visibility when 'team' then save_macro.team end,
      -- Whoever takes a shared one to himself has it.
      owner_id = case save_macro.visibility when 'own' then me else m.owner_id end,
      body = coalesce(save_macro.body, ''), actions = private.checked_macro_actions(save_macro.actions)
    where m.id = was.id returning * into saved;
  end if;
  if save_macro.files is not null then perform private.keep_macro_files(saved.id, save_macro.files); end if;
  return to_jsonb(saved);
end
$function$;

REVOKE ALL ON FUNCTION "public"."save_macro"(uuid, text, text, uuid, text, jsonb, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.save_view (
  view     uuid,
  name     text,
  audience text,
  team     uuid,
  filters  jsonb,
  sort     text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  wanted public.saved_views;
  saved public.saved_views;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  perform private.refuse_viewing_as();
  if length(btrim(coalesce(save_view.name, ''))) not between 1 and 60 then
    perform private.refuse('saved_view_name_empty', 'A view has a name of 1 to 60 characters.');
  end if;
  if coalesce(save_view.audience, '') not in ('private', 'team', 'everyone') then
    perform private.refuse('audience_unknown', 'A view is private, of a team or of everyone.');
  end if;
  if save_view.audience = 'team' and not exists (select from public.teams t where t.id = save_view.team and t.archived_at is null) then
    perform private.refuse('team_not_found', 'No team with this id.', 'PT404');
  end if;
  perform private.list_wish(save_view.filters, save_view.sort);
  -- Today is the day of whoever looks.
  save_view.filters := save_view.filters - 'zone';
  if length(save_view.filters::text) > 8000 then
    perform private.refuse('filter_invalid', 'The filters are too many.');
  end if;
  wanted.audience := save_view.audience;
  wanted.owner_id := me;
  wanted.team_id := case when save_view.audience = 'team' then save_view.team end;
  if save_view.view is not null then
    saved := private.lock_view(save_view.view);
  elsif (select count(*) from public.saved_views v where v.owner_id = me) >= 100 then
    perform private.refuse('too_many_views', 'One member makes 100 views at most.', 'PT409');
  end if;
  if not private.may_change_view(wanted) or (saved.id is not null and not private.may_change_view(saved)) then
    perform private.note_refusal('save_view', jsonb_build_object('permission', 'manage_views'));
    return private.refused();
  end if;
  if saved.id is null then
    insert into public.saved_views (name, audience, owner_id, team_id, filters, sort, place)
    values (btrim(save_view.name), wanted.audience, me, wanted.team_id, save_view.filters, coalesce(save_view.sort, 'newest'),
      (select coalesce(max(v.place), 0) + 1 from public.saved_views v where v.audience = wanted.audience))
    returning * into saved;
  else
    update public.saved_views v set name = btrim(save_view.name), audience = wanted.audience, team_id = wanted.team_id,
      -- What becomes private becomes the caller's.
      owner_id = case when wanted.audience = 'private' then me else v.owner_id end,
      filters = save_view.filters, sort = coalesce(save_view.sort, 'newest')
    where v.id = saved.id returning * into saved;
  end if;
  return to_jsonb(saved);
end
$function$;

REVOKE ALL ON FUNCTION "public"."save_view"(uuid, text, text, uuid, jsonb, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.saved_view_counts (
  zone text DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  view public.saved_views;
  wish private.list_wish;
  counts jsonb := '{}';
begin
  if private.member_id() is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  for view in select v.* from public.saved_views v order by v.audience, v.place limit 50 loop
    begin
      wish := private.list_wish(view.filters || jsonb_strip_nulls(jsonb_build_object('zone', saved_view_counts.zone)), 'newest', null, 100);
      wish.budget := 2000;
      counts := counts || jsonb_build_object(view.id, (select count(*) from private.list_rows(wish, 'newest')));
    exception when sqlstate 'PT400' or sqlstate 'PT404' then null;
    end;
  end loop;
  return counts;
end
$function$;

REVOKE ALL ON FUNCTION "public"."saved_view_counts"(text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.search_companies (
  query     text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 10
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 10), 1), 50);
  words text[] := private.name_words(query);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  of_words text := 'o.search_words';
  alike boolean := coalesce((place ->> 'is_similar')::boolean, false);
  condition text;
  found jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  loop
    condition := private.name_condition(words, of_words, alike);
    condition := case when alike then coalesce(condition, 'false') else
      coalesce(format('(%s) or ', condition), '') || format('o.external_id = %L', btrim(query)) end;
    execute format($sql$
      select coalesce(jsonb_agg(to_jsonb(r) order by r.score desc, r.name, r.id), '[]') from (
        select s.* from (
          select o.id, o.name, %2$L::boolean as is_similar, case
            when %2$L then (1000 * extensions.word_similarity(%3$L, %5$s))::integer
            when %5$s like %4$L then 2000 else 1000 end as score
          from public.companies o where (%1$s)) s
        where %6$L::integer is null or s.score < %6$L::integer or s.score = %6$L::integer and (s.name, s.id) > (%7$L::text, %8$L::uuid)
        order by s.score desc, s.name, s.id limit %9$s) r
      $sql$, condition, alike, array_to_string(words, ' '),
      substr(private.like_pattern(array_to_string(words, ' '), true), 2), of_words,
      place ->> 'score', place ->> 'name', place ->> 'id', rows + 1) into found;
    exit when alike or found <> '[]' or place <> '{}';
    alike := true;
  end loop;
  return jsonb_build_object(
    'companies', coalesce((select jsonb_agg(one) from (select one from jsonb_array_elements(found) with ordinality as o (one, n) order by n limit rows) f), '[]'),
    'next', case when jsonb_array_length(found) > rows then
      (select jsonb_build_object('score', one -> 'score', 'name', one -> 'name', 'id', one -> 'id', 'is_similar', alike) from (select found -> (rows - 1) as one) l) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."search_companies"(text, jsonb, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.search_contact_notes (
  query     text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 10
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 10), 1), 50);
  wanted tsquery := private.wanted_words(query);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  people uuid[];
  seen text := private.seen_people();
  found jsonb := '[]';
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  if numnode(wanted) > 0 then
    if seen <> 'true' then people := private.few_people(private.seen_people_ids()); end if;
    if people is not null then
      seen := format('n.contact_id = any (%L::uuid[])', array(select k.id from public.contacts k where k.id = any (people)
        union all select k.id from public.contacts k where k.merged_into_id = any (people)));
    end if;
    execute format($sql$
      select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'at', r.written_at, 'author_id', r.author_id, 'snippet', private.snippet(r.body, %1$L::tsquery),
          'contact', jsonb_build_object('id', r.person, 'name', r.name)) order by r.written_at desc, r.id desc), '[]') from (
        select n.id, n.written_at, n.author_id, n.body, p.id as person, p.name from public.contact_notes n
        join public.contacts k on k.id = n.contact_id join public.contacts p on p.id = coalesce(k.merged_into_id, k.id)
        where n.search_words @@ %1$L::tsquery and p.erased_at is null and %2$s
          and (%3$L::timestamptz is null or (n.written_at, n.id) < (%3$L::timestamptz, %4$L::uuid))
        order by n.written_at desc, n.id desc limit %5$s) r $sql$, wanted, seen, place ->> 'at', place ->> 'id', rows + 1) into found;
  end if;
  return jsonb_build_object(
    'notes', (select coalesce(jsonb_agg(one order by n), '[]') from jsonb_array_elements(found) with ordinality as o (one, n) where n <= rows),
    'next', case when jsonb_array_length(found) > rows then (select jsonb_build_object('at', one -> 'at', 'id', one -> 'id') from (select found -> (rows - 1) as one) l) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."search_contact_notes"(text, jsonb, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.search_contacts (
  query     text,
  after     jsonb   DEFAULT NULL::jsonb,
  page_size integer DEFAULT 10
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  rows integer := least(greatest(coalesce(page_size, 10), 1), 50);
  words text[] := private.name_words(query);
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  of_words text := 'k.search_words';
  seen text := private.seen_people();
  alike boolean := coalesce((place ->> 'is_similar')::boolean, false);
  -- A whole address is looked up as such: its trigrams are those of half the world.
  exact boolean := place = '{}' and btrim(query) ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$';
  condition text;
  found jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  loop
    condition := case when exact then format('lower(k.email) = %L', lower(btrim(query))) else private.name_condition(words, of_words, alike) end;
    condition := format('select k.id from public.contacts k where %s', coalesce(condition, 'false'))
      || case when alike then '' else format(' union select k.id from public.contact_identities i join public.contacts k on k.id = i.contact_id
        where i.external_id = %L', btrim(query)) end;
    execute format($sql$
      with found as materialized (
        select coalesce(k.merged_into_id, k.id) as id, max(case
          when %2$L then (1000 * extensions.word_similarity(%3$L, %6$s))::integer
          when lower(k.email) = %4$L or %6$s like '%% ' || %4$L then 3000
          when %6$s like %5$L then 2000 else 1000 end) as score
        from (%1$s) n join public.contacts k on k.id = n.id where k.erased_at is null group by 1)
      select coalesce(jsonb_agg(to_jsonb(r) order by r.score desc, r.name, r.id), '[]') from (
        select p.id, coalesce(p.name, '') as name, p.email, p.phone, p.avatar_url, f.score, %2$L::boolean as is_similar, p.company_id,
          (select o.name from public.companies o where o.id = p.company_id) as company_name
        from found f join public.contacts p on p.id = f.id
        where p.erased_at is null and %7$s and (%8$L::integer is null or f.score < %8$L::integer
          or f.score = %8$L::integer and (coalesce(p.name, ''), p.id) > (%9$L::text, %10$L::uuid))
        order by f.score desc, coalesce(p.name, ''), p.id limit %11$s) r
      $sql$, condition, alike, array_to_string(words, ' '), coalesce(words[1], '-'),
      substr(private.like_pattern(array_to_string(words, ' '), true), 2), of_words, seen,
      place ->> 'score', place ->> 'name', place ->> 'id', rows + 1) into found;
    exit when alike or found <> '[]' or place <> '{}';
    alike := not exact;
    exact := false;
  end loop;
  return jsonb_build_object(
    'contacts', coalesce((select jsonb_agg(one) from (select one from jsonb_array_elements(found) with ordinality as o (one, n) order by n limit rows) f), '[]'),
    'next', case when jsonb_array_length(found) > rows then
      (select jsonb_build_object('score', one -> 'score', 'name', one -> 'name', 'id', one -> 'id', 'is_similar', alike) from (select found -> (rows - 1) as one) l) end);
end
$function$;

REVOKE ALL ON FUNCTION "public"."search_contacts"(text, jsonb, integer) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.search_messages (
  query     text,
  filters   jsonb   DEFAULT '{}'::jsonb,
  after     jsonb   DEFAULT NULL::jsonb,
  sort      text    DEFAULT 'newest'::text,
  page_size integer DEFAULT 20
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  wanted tsquery := private.wanted_words(query);
  rows integer := least(greatest(coalesce(page_size, 20), 1), 50);
  best boolean := coalesce(sort = 'best', false);
  asked jsonb := coalesce(nullif(filters, 'null'), '{}');
  place jsonb := coalesce(nullif(after, 'null'), '{}');
  last private.search_hit := (place ->> 'at', place ->> 'conversation_id', place ->> 'position', null, null, null, null, null, place ->> 'rank');
  -- The best are chosen among the newest so many, and every page of them among the same.
  edge timestamptz := coalesce(case when best then (place ->> 'anchor')::timestamptz else last.at end, 'infinity');
  until timestamptz := private.moment_of(asked, 'until');
  deadline timestamptz := clock_timestamp() + interval '300 milliseconds';
  conversations text;
  lines text;
  few uuid[];
  total double precision := private.rows_of('conversations') + 1;
  expected double precision;
  kind text;
  stretch record;
  reached timestamptz;
  hits private.search_hit[] := '{}';
  numbered jsonb;
  next jsonb;
begin
  if me is null then
    perform private.refuse('not_a_member', 'Only an active member may do this.', '42501');
  end if;
  conversations := private.searched_conversations(asked);
  if after is null and query ~ '^\s*[#№]?\s*\d{1,12}\s*$' then
    execute format('select to_jsonb(private.conversation_row(c, %L)) from public.conversations c where c.number = %L and %s',
      me, regexp_replace(query, '\D', '', 'g'), conversations) into numbered;
  end if;
  if numnode(wanted) > 0 then
    expected := case conversations when 'true' then total else private.expected_conversations(conversations) end;
    -- Where they are many, which they are need not be known.
    if expected < 30000 then
      execute format('select coalesce(array_agg(c.id order by c.last_message_at desc), ''{}'') from (select c.id, c.last_message_at from public.conversations c where %s limit 5001) c', conversations) into few;
      if cardinality(few) > 5000 then few := null; end if;
    end if;
    foreach kind in array array['message', 'note'] loop
      lines := private.searched_lines(kind, asked);
      continue when lines is null;
      stretch := private.search_stretch(kind, wanted, few, conversations, least(expected / total, 1), lines, private.moment_of(asked, 'since'),
        least(edge, until), case when until < edge then null when not best then last.conversation_id
          when place <> '{}' then 'ffffffff-ffff-ffff-ffff-ffffffffffff' end,
        case when best then 9223372036854775807 else last.position end,
        case when best then 300 else rows + 1 end, deadline);
      hits := hits || stretch.hits;
      reached := greatest(reached, stretch.reached);
      deadline := deadline + interval '100 milliseconds';
    end loop;
  end if;
  if best then
    next := coalesce(place -> 'anchor', to_jsonb((select max(h.at) from unnest(hits) h)));
    select coalesce(array_agg(h order by h.rank desc, h.at desc, h.conversation_id desc, h.position desc), '{}') into hits
    from (select h.* from (select h.* from unnest(hits) h order by h.at desc, h.conversation_id desc, h.position desc limit 300) h
      where place = '{}' or (h.rank, h.at, h.conversation_id, h.position) < (last.rank, last.at, last.conversation_id, last.position)
      order by h.rank desc, h.at desc, h.conversation_id desc, h.position desc limit rows + 1) h;
    reached := null;
  else
    select coalesce(array_agg(h order by h.at desc, h.conversation_id desc, h.position desc), '{}') into hits
    from (select h.* from unnest(hits) h where reached is null or h.at >= reached
      order by h.at desc, h.conversation_id desc, h.position desc limit rows + 1) h;
  end if;
  if cardinality(hits) > rows then
    last := hits[rows];
    next := jsonb_build_object('at', last.at, 'conversation_id', last.conversation_id, 'position', last.position)
      || case when best then jsonb_build_object('rank', last.rank, 'anchor', next) else '{}' end;
    reached := null;
  else
    next := case when reached is not null then jsonb_build_object('at', reached) end;
  end if;
  return jsonb_build_object('conversation', numbered, 'next', next, 'reached', reached, 'asks_nothing', numnode(wanted) = 0,
    'hits', (select coalesce(jsonb_agg(private.search_hit_json(hits[n], wanted) order by n), '[]') from generate_subscripts(hits[1:rows], 1) n));
end
$function$;

REVOKE ALL ON FUNCTION "public"."search_messages"(text, jsonb, jsonb, text, integer) FROM PUBLIC, "anon", "service_role";

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
  if kind = 'contact' then
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

CREATE OR REPLACE FUNCTION public.send_transcript (
  conversation uuid,
  email        text DEFAULT NULL::text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  mine public.visitor_sessions := private.my_session();
  locked public.conversations;
  recipient text;
  said_at bigint;
begin
  -- Before the conversation is locked, because a contact is; whatever is refused below takes it back.
  if coalesce(btrim(send_transcript.email), '') <> '' then perform public.leave_address(send_transcript.email); end if;
  locked := private.lock_conversation(send_transcript.conversation);
  if not coalesce((select w.sends_transcripts from public.widget_settings w where w.inbox_id = locked.inbox_id), false) then
    perform private.refuse('transcript_not_allowed', 'This inbox mails no transcripts.', 'PT403');
  end if;
  -- A mail of a visitor's own words to an address of a visitor's own choice would be anybody's way to mail anybody.
  if locked.last_member_seq = 0 then
    perform private.refuse('transcript_empty', 'Nobody of the team has answered yet.', 'PT409');
  end if;
  select lower(k.email) into recipient from public.contacts k where k.id = me;
  if recipient is null then
    perform private.refuse('address_missing', 'Leave an address first.', 'PT409');
  end if;
  perform private.limit_rate('transcript', me::text);
  perform private.limit_rate('transcript_network', encode(mine.address_hash, 'hex'));
  perform private.limit_rate('transcript_recipient', encode(sha256(convert_to(recipient, 'UTF8')), 'hex'));
  said_at := private.record_event(locked.id, 'transcript_sent', 'contact', me, jsonb_build_object('last_seq', locked.last_seq));
  perform private.enqueue('messages/mail-transcript', jsonb_build_object('conversation_id', locked.id, 'position', said_at),
    locked.id || ':' || said_at);
  return jsonb_build_object('to', private.masked_address(recipient));
end
$function$;

REVOKE ALL ON FUNCTION "public"."send_transcript"(uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.send_with_actions (
  conversation uuid,
  client_id    uuid,
  body         text,
  actions      jsonb,
  attachments  uuid[] DEFAULT '{}'::uuid[],
  macro        uuid   DEFAULT NULL::uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  skipped jsonb := private.actions_run_before(send_with_actions.conversation, send_with_actions.client_id, me);
  locked public.conversations;
  message jsonb;
begin
  if skipped is not null and not private.can_see_conversation(send_with_actions.conversation) then
    return jsonb_build_object('message', null, 'skipped', skipped);
  end if;
  message := public.send_message(send_with_actions.conversation, send_with_actions.client_id, send_with_actions.body, send_with_actions.attachments);
  locked := private.lock_conversation(send_with_actions.conversation);
  skipped := coalesce(private.actions_run_before(locked.id, send_with_actions.client_id, me),
    private.run_actions_of(locked, me, send_with_actions.client_id, send_with_actions.actions, send_with_actions.macro));
  return jsonb_build_object('message', message, 'skipped', skipped);
end
$function$;

REVOKE ALL ON FUNCTION "public"."send_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_category (
  conversation uuid,
  category     uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(set_category.conversation);
  chosen public.categories;
begin
  if locked.category_id is not distinct from set_category.category then return; end if;
  if set_category.category is not null then
    select g.* into chosen from public.categories g where g.id = set_category.category and g.archived_at is null;
    if chosen.id is null then
      perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
    elsif not private.is_offered_in(chosen, locked.inbox_id) then
      perform private.refuse('category_of_other_inbox', 'It is not offered in the inbox of this conversation.');
    end if;
  end if;
  update public.conversations c set category_id = chosen.id, priority = coalesce(chosen.priority, 0) where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_category_set', 'member', me,
    jsonb_build_object('category_id', chosen.id, 'from_category_id', locked.category_id, 'priority', coalesce(chosen.priority, 0)));
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_category"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_company_attributes (
  company uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.companies;
  kept jsonb;
begin
  select o.* into known from public.companies o where o.id = set_company_attributes.company for no key update;
  if known.id is null then
    perform private.refuse('company_not_found', 'No company with this id.', 'PT404');
  end if;
  kept := private.changed_attributes('company', known.attributes, set_company_attributes.changes);
  update public.companies o set attributes = kept where o.id = known.id and o.attributes <> kept;
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_contact_attributes (
  contact uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('manage_contacts');
  known public.contacts := private.lock_contact(set_contact_attributes.contact);
  kept jsonb := private.changed_attributes('contact', known.attributes, set_contact_attributes.changes);
begin
  update public.contacts k set attributes = kept where k.id = known.id and k.attributes <> kept;
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.set_conversation_attributes (
  conversation uuid,
  changes      jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(set_conversation_attributes.conversation);
  kept jsonb := private.changed_attributes('conversation', locked.attributes, set_conversation_attributes.changes);
begin
  if kept = locked.attributes then return kept; end if;
  update public.conversations c set attributes = kept where c.id = locked.id;
  -- Keys alone: events are for ever, and an erasure could not take a value out of one.
  perform private.record_event(locked.id, 'conversation_attributes_set', 'member', me, jsonb_build_object(
    'keys', (select jsonb_agg(k order by k) from jsonb_object_keys(set_conversation_attributes.changes) k
      where kept -> k is distinct from locked.attributes -> k)));
  return kept;
end
$function$;

REVOKE ALL ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.similar_conversation (
  conversation uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.member_id();
  mine public.conversations;
  words text;
begin
  if me is null or not private.can_see_conversation(similar_conversation.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  select c.* into mine from public.conversations c where c.id = similar_conversation.conversation;
  if mine.status = 'closed' or mine.merged_into_id is not null then return null; end if;
  words := private.first_words(mine.id);
  return (
    select jsonb_build_object('id', s.id, 'number', s.number, 'contact_id', s.contact_id, 'contact_name', s.contact_name,
      'preview', s.preview, 'last_message_at', s.last_message_at, 'why', s.why, 'same_person', s.why = 'same_person')
    from (
      select c.id, c.number, coalesce(c.person_id, c.contact_id) as contact_id, c.contact_name, c.preview, c.last_message_at, k.why,
        extensions.similarity(coalesce(words, ''), coalesce(private.first_words(c.id), '')) as likeness,
        c.category_id is not null and c.category_id = mine.category_id as same_category
      from (
        select p as contact_id, 'same_person' as why from unnest(private.person_ids(mine.contact_id)) p
        union all
        select p, l.why from private.likely_same(coalesce(mine.person_id, mine.contact_id)) l, unnest(private.person_ids(l.contact_id)) p) k
      join public.conversations c on c.contact_id = k.contact_id
      where c.id <> mine.id and c.status <> 'closed' and c.merged_into_id is null
        and c.created_at between mine.created_at - interval '14 days' and mine.created_at + interval '14 days'
        and not exists (select from private.distinct_conversations d
          where d.one_id = least(c.id, mine.id) and d.other_id = greatest(c.id, mine.id))
      order by c.last_message_at desc limit 50) s
    where (s.likeness >= 0.3 or s.same_category) and private.can_see_conversation(s.id)
    order by s.why = 'same_person' desc, s.likeness desc, s.last_message_at desc limit 1);
end
$function$;

REVOKE ALL ON FUNCTION "public"."similar_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.split_contact (
  contact uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('merge');
  person uuid := private.person_of(split_contact.contact);
  known public.contacts;
  merge private.contact_merges;
  back uuid[];
  merged public.conversations;
begin
  perform from public.contacts k where k.id in (person, split_contact.contact) order by k.id for no key update;
  select k.* into known from public.contacts k where k.id = split_contact.contact and private.sees_contact(k.id);
  if known.id is null then
    perform private.refuse('contact_not_found', 'No contact with this id that you may see.', 'PT404');
  elsif known.erased_at is not null then
    perform private.refuse('contact_erased', 'This person was erased for ever.', 'PT409');
  elsif known.merged_into_id is null then
    return public.contact_card(known.id);
  end if;
  select m.* into merge from private.contact_merges m
  where m.contact_id = known.id and m.split_at is null order by m.id desc limit 1 for update;
  -- What went along and has not gone its own way since.
  back := array(select k.id from public.contacts k where k.id = any (merge.moved) and k.merged_into_id = known.merged_into_id order by k.id);
  -- Both persons' conversations, before any of them is parted.
  perform private.lock_all_of(private.person_ids(known.id));
  update public.contacts k set merged_into_id = case when k.id <> known.id then known.id end where k.id = any (back || known.id);
  update private.contact_merges m set split_at = clock_timestamp(), split_by = me where m.id = merge.id;
  perform private.follow_person(back || known.id);
  -- Conversations of two persons are not one.
  for merged in
    select c.* from public.conversations c join public.conversations t on t.id = c.merged_into_id
    where (c.contact_id = any (back || known.id) or t.contact_id = any (back || known.id))
      and coalesce(c.person_id, c.contact_id) <> coalesce(t.person_id, t.contact_id)
    order by c.id
  loop
    perform private.part(merged, 'member', me, 'contact_split');
  end loop;
  perform private.tell_of_contacts('contact_split', me, back || known.id, known.id, known.merged_into_id);
  perform private.audit('contact_split', 'contact', known.id, jsonb_build_object('from_contact_id', known.merged_into_id));
  return public.contact_card(known.id);
end
$function$;

REVOKE ALL ON FUNCTION "public"."split_contact"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.split_conversation (
  conversation uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('merge');
  locked public.conversations := private.lock_conversation(split_conversation.conversation);
begin
  if locked.merged_into_id is null then return; end if;
  if not private.can_see_conversation(locked.merged_into_id) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  perform private.part(locked, 'member', me, 'by_hand');
end
$function$;

REVOKE ALL ON FUNCTION "public"."split_conversation"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.start_conversation (
  client_id         uuid,
  message_client_id uuid,
  body              text,
  category          uuid   DEFAULT NULL::uuid,
  attachments       uuid[] DEFAULT '{}'::uuid[]
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
  -- A visitor who is just turning out to be a known customer: behind this lock it is settled who begins.
  perform from public.contacts k where k.id = me for share;
  me := private.require_contact();
  select c.* into topic_category from public.categories c
  where c.id = start_conversation.category and private.is_offered_in(c, private.my_inbox_id());
  -- A repeated start finds its conversation, whatever has become of the category since.
  if category is not null and topic_category.id is null and not exists (
    select from public.conversations c where c.contact_id = me and c.client_id = start_conversation.client_id
  ) then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  if not exists (select from public.conversations c where c.contact_id = me and c.client_id = start_conversation.client_id) then
    perform private.limit_new_conversation();
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
  message := public.send_message(begun.id, start_conversation.message_client_id, start_conversation.body, start_conversation.attachments);
  return jsonb_build_object('message', message, 'conversation', private.contact_conversation(begun.id));
end
$function$;

REVOKE ALL ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.tag_conversation (
  conversation uuid,
  tag          uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(tag_conversation.conversation);
begin
  if tag_conversation.tag = any (locked.tag_ids) then return; end if;
  if not exists (select from public.tags t where t.id = tag_conversation.tag and t.archived_at is null) then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  if cardinality(locked.tag_ids) >= 20 then
    perform private.refuse('too_many_tags', 'A conversation carries 20 tags at most.', 'PT409');
  end if;
  update public.conversations c set tag_ids = c.tag_ids || tag_conversation.tag where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_tagged', 'member', me, jsonb_build_object('tag_id', tag_conversation.tag));
end
$function$;

REVOKE ALL ON FUNCTION "public"."tag_conversation"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.tag_usage()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  perform private.require_permission('manage_tags');
  return (
    select coalesce(jsonb_object_agg(t.id, (
      select count(*) from (select from private.conversation_tags u where u.tag_id = t.id limit 1000) u)), '{}')
    from public.tags t where t.archived_at is null or t.merged_into_id is not null);
end
$function$;

REVOKE ALL ON FUNCTION "public"."tag_usage"() FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.tell_conversations_apart (
  conversation uuid,
  other        uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('merge');
begin
  if tell_conversations_apart.conversation = tell_conversations_apart.other
    or not private.can_see_conversation(tell_conversations_apart.conversation) or not private.can_see_conversation(tell_conversations_apart.other) then
    perform private.refuse('conversation_not_found', 'No two conversations with these ids that you may see.', 'PT404');
  end if;
  insert into private.distinct_conversations (one_id, other_id, said_by)
  values (least(tell_conversations_apart.conversation, tell_conversations_apart.other),
    greatest(tell_conversations_apart.conversation, tell_conversations_apart.other), me)
  on conflict do nothing;
end
$function$;

REVOKE ALL ON FUNCTION "public"."tell_conversations_apart"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

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
    'read_marks', (select coalesce(jsonb_agg(private.read_mark_json(r)), '[]')
      from public.read_marks r where r.conversation_id = row_of.id),
    'events', entries);
end
$function$;

CREATE OR REPLACE FUNCTION public.track_events (
  events jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_contact();
  mine public.visitor_sessions := private.my_session();
  event jsonb;
  facts jsonb;
  kept integer := 0;
begin
  if jsonb_typeof(track_events.events) is distinct from 'array' then return '{"kept": 0}'; end if;
  for event in select e.value from jsonb_array_elements(track_events.events) with ordinality e
    where jsonb_typeof(e.value) = 'object' and length(btrim(e.value ->> 'name')) between 1 and 60
    order by e.ordinality limit 20
  loop
    facts := private.plain_facts(event -> 'facts');
    -- Escaped signs and long numbers make more of it than was counted.
    continue when length(facts::text) > 4000;
    -- Dropped, not refused: nothing that a page does shuts its customer's mouth.
    exit when private.spend('page_event', me::text) > 0
      or private.spend('page_event_address', encode(mine.address_hash, 'hex')) > 0;
    insert into public.page_events (contact_id, inbox_id, name, facts, page_url, happened_at)
    values (me, mine.inbox_id, btrim(event ->> 'name'), facts, left(event ->> 'page_url', 500),
      -- How long ago, because clocks of customers are wrong.
      clock_timestamp() - make_interval(secs => case when jsonb_typeof(event -> 'seconds_ago') = 'number'
        then least(greatest((event ->> 'seconds_ago')::float8, 0), 86400) else 0 end));
    kept := kept + 1;
  end loop;
  perform private.trim_page_events(me);
  return jsonb_build_object('kept', kept);
end
$function$;

REVOKE ALL ON FUNCTION "public"."track_events"(jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.unblock_contact (
  contact uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
begin
  return private.set_blocked(unblock_contact.contact, false);
end
$function$;

REVOKE ALL ON FUNCTION "public"."unblock_contact"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.untag_conversation (
  conversation uuid,
  tag          uuid
)
  RETURNS void
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  locked public.conversations := private.lock_conversation(untag_conversation.conversation);
begin
  if untag_conversation.tag is null or not untag_conversation.tag = any (locked.tag_ids) then return; end if;
  update public.conversations c set tag_ids = array_remove(c.tag_ids, untag_conversation.tag) where c.id = locked.id;
  perform private.record_event(locked.id, 'conversation_untagged', 'member', me, jsonb_build_object('tag_id', untag_conversation.tag));
end
$function$;

REVOKE ALL ON FUNCTION "public"."untag_conversation"(uuid, uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_attribute (
  attribute uuid,
  names     jsonb,
  choices   text[]  DEFAULT '{}'::text[],
  archived  boolean DEFAULT false
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.attribute_definitions;
begin
  if private.admin('manage_categories', 'update_attribute') is null then return private.refused(); end if;
  select d.* into changed from public.attribute_definitions d where d.id = update_attribute.attribute for no key update;
  if changed.id is null then
    perform private.refuse('attribute_unknown', 'No attribute with this id.', 'PT404');
  end if;
  perform private.checked_definition(update_attribute.names, changed.type, update_attribute.choices);
  update public.attribute_definitions d set names = update_attribute.names,
    choices = case d.type when 'choice' then update_attribute.choices else '{}' end,
    archived_at = case when update_attribute.archived then coalesce(d.archived_at, now()) end
  where d.id = changed.id returning * into changed;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_category (
  category uuid,
  names    jsonb,
  team     uuid,
  priority integer,
  inboxes  uuid[]  DEFAULT NULL::uuid[]
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  named jsonb;
  offered uuid[];
  was public.categories;
  changed public.categories;
begin
  if private.admin('manage_categories', 'update_category') is null then return private.refused(); end if;
  named := private.checked_category_names(update_category.names);
  perform private.check_category_target(update_category.team, update_category.priority);
  offered := private.checked_category_inboxes(update_category.inboxes);
  select g.* into was from public.categories g where g.id = update_category.category for no key update;
  if was.id is null then
    perform private.refuse('category_not_found', 'No category with this id.', 'PT404');
  end if;
  -- Offering it elsewhere leads other conversations to its team.
  if private.my_scope() <> 'all' and (was.team_id, was.inbox_ids) is distinct from (update_category.team, offered)
    and not array[was.team_id, update_category.team] <@ private.my_team_ids() then
    return private.exceeding('update_category');
  end if;
  update public.categories g set names = named, team_id = update_category.team, priority = update_category.priority,
    inbox_ids = offered
  where g.id = was.id returning * into changed;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer, uuid[]) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_tag (
  tag    uuid,
  name   text,
  colour text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  changed public.tags;
begin
  if private.admin('manage_tags', 'update_tag') is null then return private.refused(); end if;
  update public.tags t set name = private.checked_tag(update_tag.name, update_tag.colour, t.id), colour = update_tag.colour
  where t.id = update_tag.tag and t.archived_at is null returning * into changed;
  if changed.id is null then
    perform private.refuse('tag_not_found', 'No tag with this id.', 'PT404');
  end if;
  return to_jsonb(changed);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_tag"(uuid, text, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.update_widget (
  inbox   uuid,
  changes jsonb
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  was public.widget_settings;
  became public.widget_settings;
  problem text;
begin
  if private.admin('manage_inboxes', 'update_widget') is null then return private.refused(); end if;
  if jsonb_typeof(update_widget.changes) is distinct from 'object' then
    perform private.refuse('setting_unknown', 'Changes are an object of settings.');
  end if;
  problem := private.widget_problem(update_widget.changes);
  if problem is not null then
    perform private.refuse(problem, 'A setting has a value that it cannot have.');
  end if;
  if private.inbox_is_beyond(update_widget.inbox) then return private.exceeding('update_widget'); end if;
  select s.* into was from public.widget_settings s join public.inboxes i on i.id = s.inbox_id and i.archived_at is null
  where s.inbox_id = update_widget.inbox for no key update of s;
  if was.inbox_id is null then
    perform private.refuse('inbox_not_found', 'No widget inbox with this id.', 'PT404');
  end if;
  became := jsonb_populate_record(was, update_widget.changes);
  update public.widget_settings s set accent = became.accent, background = became.background, logo_url = became.logo_url,
    position = became.position, side_offset = became.side_offset, bottom_offset = became.bottom_offset, launcher = became.launcher,
    theme = became.theme, locale = became.locale, texts = became.texts, site_url = became.site_url, allowed_domains = became.allowed_domains,
    identity_is_enforced = became.identity_is_enforced, expects_minutes = became.expects_minutes, may_close = became.may_close,
    asks_rating = became.asks_rating, sends_transcripts = became.sends_transcripts, asks_for_address = became.asks_for_address,
    takes_files = became.takes_files, file_limit = became.file_limit, message_limit = became.message_limit
  where s.inbox_id = was.inbox_id returning s.* into became;
  if private.changed_columns(to_jsonb(was) - 'updated_at', to_jsonb(became), array(select jsonb_object_keys(update_widget.changes))) <> '{}' then
    perform private.audit('inbox_changed', 'inbox', was.inbox_id,
      private.changed_columns(to_jsonb(was), to_jsonb(became), array(select jsonb_object_keys(update_widget.changes))));
  end if;
  return to_jsonb(became);
end
$function$;

REVOKE ALL ON FUNCTION "public"."update_widget"(uuid, jsonb) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.use_macro_files (
  macro uuid
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('reply');
  file public.macro_files;
  copy public.attachments;
  copies jsonb := '[]';
begin
  if not exists (select from public.macros m where m.id = use_macro_files.macro
    and (m.visibility = 'everyone' or (m.visibility = 'own' and m.owner_id = me) or m.team_id = any (private.my_macro_team_ids()))) then
    perform private.refuse('macro_not_found', 'No macro with this id that you may see.', 'PT404');
  end if;
  for file in select f.* from public.macro_files f where f.macro_id = use_macro_files.macro order by f.added_at, f.id loop
    insert into public.attachments (uploader_kind, uploader_id, name, content_type, bytes, path, width, height, checked_at)
    values ('member', me, file.name, file.content_type, file.bytes, file.path, file.width, file.height, now())
    returning * into copy;
    copies := copies || jsonb_build_object('file_id', file.id, 'attachment', private.attachment_json(copy));
  end loop;
  return copies;
end
$function$;

REVOKE ALL ON FUNCTION "public"."use_macro_files"(uuid) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.view_counts()
  RETURNS jsonb
  LANGUAGE plpgsql
  STABLE
  SET search_path TO ''
  AS $function$
declare
  wish private.list_wish := private.list_wish('{"view": "all"}', 'newest', null, 100);
  view text;
  counts jsonb;
begin
  counts := jsonb_build_object(
    'mentions', (select count(*) from (select from public.mentions m
      where m.member_id = wish.me and m.seen_at is null and m.withdrawn_at is null group by m.conversation_id limit 100) n),
    'teams', (select coalesce(jsonb_object_agg(t.id, (select count(*) from (select from public.conversations c
        where c.team_id = t.id and c.status = 'open' limit 100) n)), '{}')
      from public.teams t where t.archived_at is null and t.id = any (wish.visible_teams)));
  -- Every source is counted to a hundred: more of it cannot matter.
  wish.budget := 0;
  foreach view in array array['mine', 'unassigned', 'all', 'snoozed', 'closed'] loop
    wish.view := view;
    wish.statuses := array[case when view in ('snoozed', 'closed') then view else 'open' end];
    counts := counts || jsonb_build_object(view, (select count(*) from private.list_rows(wish, 'newest')));
  end loop;
  return counts;
end
$function$;

CREATE OR REPLACE FUNCTION public.widget_inbox (
  inbox_key text
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('id', i.id, 'name', i.name, 'greetings', i.greetings, 'identity_secret', s.identity_secret,
    'secrets', private.live_secrets(s), 'identity_is_enforced', w.identity_is_enforced, 'allowed_domains', to_jsonb(w.allowed_domains),
    'settings', jsonb_build_object('name', i.name, 'greetings', i.greetings, 'looks', private.widget_looks(w), 'site_url', w.site_url)
      || private.widget_limits(w))
  from public.inboxes i join private.inbox_secrets s on s.inbox_id = i.id join public.widget_settings w on w.inbox_id = i.id
  where i.key = inbox_key and i.channel = 'widget' and i.archived_at is null
$function$;

CREATE OR REPLACE FUNCTION public.widget_looks (
  inbox_key text
)
  RETURNS jsonb
  LANGUAGE sql
  STABLE
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
  select jsonb_build_object('app_id', i.key, 'name', i.name, 'looks', private.widget_looks(s), 'ancestors', to_jsonb(s.allowed_domains))
  from public.inboxes i join public.widget_settings s on s.inbox_id = i.id
  where i.key = inbox_key and i.archived_at is null
$function$;

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
  known public.contacts;
begin
  select k.* into known from public.contacts k where k.id = me;
  return jsonb_build_object(
    'contact', jsonb_build_object('id', known.id, 'name', known.name, 'email', known.email,
      'is_verified', (select s.is_verified from private.my_session() s)),
    'topic', private.contact_topic(me),
    'inbox', private.widget_inbox_state(my_inbox, known),
    'categories', (select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'names', g.names) order by g.sort_order, g.key), '[]')
      from public.categories g where private.is_offered_in(g, my_inbox)),
    'conversations', (select coalesce(jsonb_agg(private.contact_conversation(c.id) order by c.last_message_at desc), '[]')
      from (select c.id, c.last_message_at from public.conversations c
        where c.contact_id = me and c.inbox_id = my_inbox
        order by c.last_message_at desc limit 50) c));
end
$function$;

CREATE OR REPLACE FUNCTION public.write_contact_note (
  contact   uuid,
  client_id uuid,
  body      text
)
  RETURNS jsonb
  LANGUAGE plpgsql
  SECURITY DEFINER
  SET search_path TO ''
  AS $function$
declare
  me uuid := private.require_permission('note');
  known public.contacts := private.lock_contact(write_contact_note.contact);
  note public.contact_notes;
begin
  perform private.check_contact_note(write_contact_note.body);
  if write_contact_note.client_id is null then
    perform private.refuse('client_id_missing', 'A note needs the client''s own id.');
  end if;
  insert into public.contact_notes (contact_id, client_id, author_id, body)
  values (known.id, write_contact_note.client_id, me, btrim(write_contact_note.body, E' \t\r\n'))
  on conflict on constraint contact_notes_contact_id_client_id_key do nothing returning * into note;
  if note.id is null then
    select n.* into note from public.contact_notes n where n.contact_id = known.id and n.client_id = write_contact_note.client_id;
    if note.author_id <> me then perform private.refuse('client_id_taken', 'Another author used this client_id here.', 'PT409'); end if;
  end if;
  return private.contact_note_json(note);
end
$function$;

REVOKE ALL ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) FROM PUBLIC, "anon", "service_role";

CREATE OR REPLACE FUNCTION public.write_note (
  conversation    uuid,
  client_id       uuid,
  body            text,
  mentioned       uuid[] DEFAULT '{}'::uuid[],
  mentioned_teams uuid[] DEFAULT '{}'::uuid[],
  attachments     uuid[] DEFAULT '{}'::uuid[]
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
  attachments := coalesce(array_remove(write_note.attachments, null), '{}');
  if cardinality(attachments) > 10 then
    perform private.refuse('too_many_files', 'At most 10 files a note.', 'PT400');
  end if;
  if (btrim(write_note.body, E' \t\r\n') = '' and cardinality(write_note.attachments) = 0) or length(write_note.body) > 20000 then
    perform private.refuse(case when length(write_note.body) > 20000 then 'message_too_long' else 'message_empty' end);
  end if;
  insert into public.notes (conversation_id, position, client_id, author_id, body)
  values (locked.id, locked.position + 1, write_note.client_id, me, write_note.body) returning * into note;
  if cardinality(write_note.attachments) > 0 then
    perform private.attach(locked.id, write_note.attachments, me, null, note.id);
  end if;
  perform private.record_event(locked.id, 'note_written', 'member', me, '{}', null, note.id);
  perform private.name_in_note(note, mentioned, mentioned_teams);
  return private.note_json(note);
end
$function$;

REVOKE ALL ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[], uuid[]) FROM PUBLIC, "anon", "service_role";

ALTER TABLE "private"."action_runs"
  ADD CONSTRAINT "action_runs_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "private"."action_runs"
  ADD CONSTRAINT "action_runs_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id);

ALTER TABLE "private"."contact_merges"
  ADD CONSTRAINT "contact_merges_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "private"."contact_merges"
  ADD CONSTRAINT "contact_merges_into_id_fkey" FOREIGN KEY (into_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "private"."contact_merges"
  ADD CONSTRAINT "contact_merges_merged_by_fkey" FOREIGN KEY (merged_by) REFERENCES public.members(id);

ALTER TABLE "private"."contact_merges"
  ADD CONSTRAINT "contact_merges_split_by_fkey" FOREIGN KEY (split_by) REFERENCES public.members(id);

ALTER TABLE "private"."conversation_merges"
  ADD CONSTRAINT "conversation_merges_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "private"."conversation_merges"
  ADD CONSTRAINT "conversation_merges_into_id_fkey" FOREIGN KEY (into_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "private"."conversation_merges"
  ADD CONSTRAINT "conversation_merges_merged_by_fkey" FOREIGN KEY (merged_by) REFERENCES public.members(id);

ALTER TABLE "private"."conversation_tags"
  ADD CONSTRAINT "conversation_tags_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "private"."distinct_conversations"
  ADD CONSTRAINT "distinct_conversations_one_id_fkey" FOREIGN KEY (one_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "private"."distinct_conversations"
  ADD CONSTRAINT "distinct_conversations_other_id_fkey" FOREIGN KEY (other_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "private"."distinct_conversations"
  ADD CONSTRAINT "distinct_conversations_said_by_fkey" FOREIGN KEY (said_by) REFERENCES public.members(id);

ALTER TABLE "private"."inbox_secrets"
  ADD CONSTRAINT "inbox_secrets_previous_secret_check" CHECK ((length(previous_secret) >= 32));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_height_check" CHECK (((height >= 1) AND (height <= 65535)));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_path_check" CHECK ((length(path) <= 400));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_picture_checked" CHECK ((((width IS NULL) = (height IS NULL)) AND ((width IS NULL) OR (checked_at IS NOT NULL))));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_sent_somewhere" CHECK (((conversation_id IS NOT NULL) OR ((message_seq IS NULL) AND (note_id IS NULL))));

ALTER TABLE "public"."attachments"
  ADD CONSTRAINT "attachments_width_check" CHECK (((width >= 1) AND (width <= 65535)));

ALTER TABLE "public"."audit_entries"
  ADD CONSTRAINT "audit_entries_kind_check"
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
    'macro_created'::text,
    'macro_changed'::text,
    'macro_removed'::text,
    'tag_created'::text,
    'tag_changed'::text,
    'tag_merged'::text,
    'view_created'::text,
    'view_changed'::text,
    'view_removed'::text,
    'workspace_changed'::text,
    'routing_changed'::text,
    'message_deleted'::text,
    'message_restored'::text,
    'deleted_text_read'::text,
    'contact_erased'::text,
    'contact_blocked'::text, 'contact_unblocked'::text, 'contact_merged'::text, 'contact_split'::text, 'identity_secret_read'::text, 'identity_secret_rotated'::text])));

ALTER TABLE "public"."categories"
  ADD CONSTRAINT "categories_inbox_ids_check" CHECK ((cardinality(inbox_ids) > 0));

ALTER TABLE "public"."companies"
  ADD CONSTRAINT "companies_attributes_check" CHECK ((jsonb_typeof(attributes) = 'object'::text));

ALTER TABLE "public"."companies"
  ADD CONSTRAINT "companies_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id) ON DELETE SET NULL;

ALTER TABLE "public"."contact_identities"
  ADD CONSTRAINT "contact_identities_in_its_inbox" UNIQUE NULLS NOT DISTINCT (inbox_id, channel, external_id);

ALTER TABLE "public"."contact_identities"
  ADD CONSTRAINT "contact_identities_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id) ON DELETE CASCADE;

ALTER TABLE "public"."contact_notes"
  ADD CONSTRAINT "contact_notes_author_id_fkey" FOREIGN KEY (author_id) REFERENCES public.members(id);

ALTER TABLE "public"."contact_notes"
  ADD CONSTRAINT "contact_notes_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_attributes_check" CHECK ((jsonb_typeof(attributes) = 'object'::text));

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_created_by_fkey" FOREIGN KEY (created_by) REFERENCES public.members(id);

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_merged_into_id_fkey" FOREIGN KEY (merged_into_id) REFERENCES public.contacts(id);

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_unverified_attributes_check" CHECK (((jsonb_typeof(unverified_attributes) = 'object'::text) AND (length((unverified_attributes)::text) <= 16000)));

ALTER TABLE "public"."contacts"
  ADD CONSTRAINT "contacts_vouched_check" CHECK ((jsonb_typeof(vouched) = 'object'::text));

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
    'conversation_reopened'::text,
    'conversation_snoozed'::text,
    'conversation_woken'::text,
    'conversation_priority_set'::text,
    'conversation_urgency_set'::text,
    'conversation_category_set'::text,
    'conversation_attributes_set'::text,
    'conversation_tagged'::text,
    'conversation_untagged'::text,
    'conversation_merged'::text,
    'conversation_split'::text,
    'conversation_rated'::text,
    'conversation_identified'::text, 'contact_merged'::text, 'contact_split'::text, 'note_edited'::text, 'note_deleted'::text, 'transcript_sent'::text])));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_attributes_check" CHECK ((jsonb_typeof(attributes) = 'object'::text));

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_company_id_fkey" FOREIGN KEY (company_id) REFERENCES public.companies(id) ON DELETE SET NULL;

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_merged_into_id_fkey" FOREIGN KEY (merged_into_id) REFERENCES public.conversations(id);

ALTER TABLE "public"."conversations"
  ADD CONSTRAINT "conversations_person_id_fkey" FOREIGN KEY (person_id) REFERENCES public.contacts(id);

ALTER TABLE "public"."drafts"
  ADD CONSTRAINT "drafts_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."drafts"
  ADD CONSTRAINT "drafts_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "public"."macros"
  ADD CONSTRAINT "macros_owner_id_fkey" FOREIGN KEY (owner_id) REFERENCES public.members(id);

ALTER TABLE "public"."macro_files"
  ADD CONSTRAINT "macro_files_macro_id_fkey" FOREIGN KEY (macro_id) REFERENCES public.macros(id) ON DELETE CASCADE;

ALTER TABLE "public"."macros"
  ADD CONSTRAINT "macros_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id);

ALTER TABLE "public"."member_preferences"
  ADD CONSTRAINT "member_preferences_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

ALTER TABLE "public"."notes"
  ADD CONSTRAINT "notes_body_check" CHECK ((length(body) <= 20000));

ALTER TABLE "public"."page_events"
  ADD CONSTRAINT "page_events_contact_id_fkey" FOREIGN KEY (contact_id) REFERENCES public.contacts(id) ON DELETE CASCADE;

ALTER TABLE "public"."page_events"
  ADD CONSTRAINT "page_events_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id) ON DELETE CASCADE;

ALTER TABLE "public"."ratings"
  ADD CONSTRAINT "ratings_conversation_id_fkey" FOREIGN KEY (conversation_id) REFERENCES public.conversations(id) ON DELETE CASCADE;

ALTER TABLE "public"."ratings"
  ADD CONSTRAINT "ratings_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id);

ALTER TABLE "public"."ratings"
  ADD CONSTRAINT "ratings_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id);

ALTER TABLE "public"."saved_views"
  ADD CONSTRAINT "saved_views_owner_id_fkey" FOREIGN KEY (owner_id) REFERENCES public.members(id);

ALTER TABLE "public"."saved_views"
  ADD CONSTRAINT "saved_views_team_id_fkey" FOREIGN KEY (team_id) REFERENCES public.teams(id);

ALTER TABLE "private"."conversation_tags"
  ADD CONSTRAINT "conversation_tags_tag_id_fkey" FOREIGN KEY (tag_id) REFERENCES public.tags(id) ON DELETE CASCADE;

ALTER TABLE "public"."tags"
  ADD CONSTRAINT "tags_merged_into_id_fkey" FOREIGN KEY (merged_into_id) REFERENCES public.tags(id);

ALTER TABLE "public"."visitor_sessions"
  ADD CONSTRAINT "visitor_sessions_browser_check" CHECK ((length(browser) <= 40));

ALTER TABLE "public"."visitor_sessions"
  ADD CONSTRAINT "visitor_sessions_page_title_check" CHECK ((length(page_title) <= 200));

ALTER TABLE "public"."visitor_sessions"
  ADD CONSTRAINT "visitor_sessions_page_url_check" CHECK ((length(page_url) <= 500));

ALTER TABLE "public"."visitor_sessions"
  ADD CONSTRAINT "visitor_sessions_system_check" CHECK ((length(system) <= 40));

ALTER TABLE "public"."widget_settings"
  ADD CONSTRAINT "widget_settings_inbox_id_fkey" FOREIGN KEY (inbox_id) REFERENCES public.inboxes(id) ON DELETE CASCADE;

CREATE VIEW "private"."my_read_marks" AS  SELECT conversation_id,
    last_read_seq
   FROM public.read_marks r
  WHERE (reader_id = ( SELECT private.member_id() AS member_id));

CREATE INDEX action_runs_member_id ON private.action_runs USING btree (member_id);

CREATE INDEX contact_merges_contact_id ON private.contact_merges USING btree (contact_id, id DESC);

CREATE INDEX contact_merges_into_id ON private.contact_merges USING btree (into_id);

CREATE INDEX contact_merges_merged_by ON private.contact_merges USING btree (merged_by);

CREATE INDEX contact_merges_split_by ON private.contact_merges USING btree (split_by)
  WHERE (split_by IS NOT NULL);

CREATE INDEX conversation_merges_conversation_id ON private.conversation_merges USING btree (conversation_id, id DESC);

CREATE INDEX conversation_merges_into_id ON private.conversation_merges USING btree (into_id);

CREATE INDEX conversation_merges_merged_by ON private.conversation_merges USING btree (merged_by);

CREATE INDEX conversation_tags_conversation_id ON private.conversation_tags USING btree (conversation_id);

CREATE INDEX distinct_conversations_other_id ON private.distinct_conversations USING btree (other_id);

CREATE INDEX distinct_conversations_said_by ON private.distinct_conversations USING btree (said_by);

CREATE INDEX names_sound ON private.names USING gin (sound extensions.gin_trgm_ops);

CREATE INDEX attachments_loose_of_uploader ON public.attachments USING btree (uploader_id)
  WHERE ((message_seq IS NULL) AND (note_id IS NULL));

CREATE INDEX attachments_path ON public.attachments USING btree (path);

CREATE INDEX companies_by_age ON public.companies USING btree (created_at DESC, id DESC);

CREATE UNIQUE INDEX companies_in_their_inbox ON public.companies USING btree (inbox_id, external_id) NULLS NOT DISTINCT
  WHERE (external_id IS NOT NULL);

CREATE INDEX contact_identities_channel ON public.contact_identities USING btree (channel, contact_id);

CREATE INDEX contact_identities_external_id ON public.contact_identities USING btree (external_id);

CREATE INDEX contact_identities_verified ON public.contact_identities USING btree (channel, contact_id)
  WHERE (verified_at IS NOT NULL);

CREATE INDEX contact_notes_author_id ON public.contact_notes USING btree (author_id);

CREATE INDEX contact_notes_written_at ON public.contact_notes USING btree (written_at DESC, id DESC);

CREATE INDEX contacts_blocked ON public.contacts USING btree (blocked_at)
  WHERE (blocked_at IS NOT NULL);

CREATE INDEX contacts_by_age ON public.contacts USING btree (created_at DESC, id DESC)
  WHERE ((merged_into_id IS NULL) AND (erased_at IS NULL));

CREATE INDEX contacts_created_by ON public.contacts USING btree (created_by)
  WHERE (created_by IS NOT NULL);

CREATE INDEX contacts_email ON public.contacts USING btree (lower(email))
  WHERE (email IS NOT NULL);

CREATE INDEX contacts_merged_into_id ON public.contacts USING btree (merged_into_id)
  WHERE (merged_into_id IS NOT NULL);

CREATE INDEX contacts_phone ON public.contacts USING btree (phone)
  WHERE (phone IS NOT NULL);

CREATE INDEX conversations_by_category ON public.conversations USING btree (category_id, status, last_message_at DESC, id DESC);

CREATE INDEX conversations_by_company ON public.conversations USING btree (company_id, last_message_at DESC, id DESC)
  WHERE (company_id IS NOT NULL);

CREATE INDEX conversations_by_inbox ON public.conversations USING btree (inbox_id, status, last_message_at DESC, id DESC);

CREATE INDEX conversations_by_person ON public.conversations USING btree (person_id, last_message_at DESC)
  WHERE (person_id IS NOT NULL);

CREATE INDEX conversations_by_priority ON public.conversations USING btree (team_id, status, total_priority DESC, last_message_at DESC, id DESC);

CREATE INDEX conversations_by_waiting ON public.conversations USING btree (team_id, status, waiting_since, id)
  WHERE (waiting_since IS NOT NULL);

CREATE INDEX conversations_merged_into_id ON public.conversations USING btree (merged_into_id)
  WHERE (merged_into_id IS NOT NULL);

CREATE INDEX drafts_conversation_id ON public.drafts USING btree (conversation_id);

CREATE INDEX macro_files_macro_id ON public.macro_files USING btree (macro_id);

CREATE INDEX macro_files_path ON public.macro_files USING btree (path);

CREATE INDEX macros_owner_id ON public.macros USING btree (owner_id);

CREATE INDEX macros_team_id ON public.macros USING btree (team_id)
  WHERE (team_id IS NOT NULL);

CREATE INDEX messages_sent_at ON public.messages USING btree (sent_at);

CREATE INDEX notes_written_at ON public.notes USING btree (written_at);

CREATE INDEX page_events_inbox_id ON public.page_events USING btree (inbox_id);

CREATE INDEX page_events_of_contact ON public.page_events USING btree (contact_id, id DESC);

CREATE INDEX ratings_by_inbox ON public.ratings USING btree (inbox_id, rated_at DESC);

CREATE INDEX ratings_by_member ON public.ratings USING btree (member_id, rated_at DESC);

CREATE INDEX saved_views_owner_id ON public.saved_views USING btree (owner_id);

CREATE INDEX saved_views_team_id ON public.saved_views USING btree (team_id)
  WHERE (team_id IS NOT NULL);

CREATE INDEX tags_merged_into_id ON public.tags USING btree (merged_into_id)
  WHERE (merged_into_id IS NOT NULL);

CREATE UNIQUE INDEX tags_name ON public.tags USING btree (lower(name));

CREATE INDEX visitor_sessions_address_hash ON public.visitor_sessions USING btree (address_hash)
  WHERE (address_hash IS NOT NULL);

CREATE TRIGGER attachments_limit_customer
  BEFORE INSERT ON public.attachments
  FOR EACH ROW
  WHEN ((new.uploader_kind = 'contact'::public.actor_kind))
  EXECUTE FUNCTION private.limit_customer_file();

CREATE TRIGGER attribute_definitions_touch
  BEFORE UPDATE ON public.attribute_definitions
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER categories_announce
  AFTER INSERT OR UPDATE ON public.categories
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER categories_audit
  AFTER INSERT OR UPDATE ON public.categories
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('category', 'key names team_id priority inbox_ids archived_at');

CREATE TRIGGER companies_keep_names
  AFTER INSERT OR UPDATE OF name ON public.companies
  FOR EACH ROW
  EXECUTE FUNCTION private.keep_names();

CREATE TRIGGER contact_notes_announce
  AFTER INSERT OR DELETE OR UPDATE ON public.contact_notes
  FOR EACH ROW
  EXECUTE FUNCTION private.contact_changed();

CREATE TRIGGER contacts_announce
  AFTER UPDATE ON public.contacts
  FOR EACH ROW
  WHEN
    (((old.name IS DISTINCT FROM new.name) OR (old.email IS DISTINCT FROM new.email) OR (old.phone IS DISTINCT FROM new.phone) OR (old.avatar_url IS DISTINCT FROM new.avatar_url)
    OR (old.locale IS DISTINCT FROM new.locale) OR (old.company_id IS DISTINCT FROM new.company_id) OR (old.attributes IS DISTINCT FROM new.attributes) OR
    (old.unverified_attributes IS DISTINCT FROM new.unverified_attributes) OR (old.vouched IS DISTINCT FROM new.vouched) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id)
    OR (old.blocked_at IS DISTINCT FROM new.blocked_at)))
  EXECUTE FUNCTION private.contact_changed();

CREATE TRIGGER contacts_carry_company
  AFTER UPDATE OF company_id ON public.contacts
  FOR EACH ROW
  WHEN ((old.company_id IS DISTINCT FROM new.company_id))
  EXECUTE FUNCTION private.carry_contact_company();

CREATE TRIGGER contacts_forget_left_address
  BEFORE UPDATE OF email ON public.contacts
  FOR EACH ROW
  WHEN (((new.email IS DISTINCT FROM old.email) AND (NOT (new.email_left_at IS DISTINCT FROM old.email_left_at))))
  EXECUTE FUNCTION private.forget_left_address();

CREATE TRIGGER contacts_keep_names
  AFTER INSERT OR UPDATE OF name ON public.contacts
  FOR EACH ROW
  EXECUTE FUNCTION private.keep_names();

CREATE TRIGGER conversations_carry_merged
  AFTER UPDATE OF team_id, assignee_id ON public.conversations
  FOR EACH ROW
  WHEN (((old.team_id IS DISTINCT FROM new.team_id) OR (old.assignee_id IS DISTINCT FROM new.assignee_id)))
  EXECUTE FUNCTION private.carry_merged();

CREATE TRIGGER conversations_find_person
  BEFORE INSERT OR UPDATE OF contact_id ON public.conversations
  FOR EACH ROW
  EXECUTE FUNCTION private.find_person();

CREATE TRIGGER conversations_guard_merged
  BEFORE UPDATE OF status, last_seq ON public.conversations
  FOR EACH ROW
  WHEN ((new.merged_into_id IS NOT NULL))
  EXECUTE FUNCTION private.guard_merged();

CREATE TRIGGER conversations_keep_tags_of_new
  AFTER INSERT ON public.conversations
  FOR EACH ROW
  WHEN ((new.tag_ids <> '{}'::uuid[]))
  EXECUTE FUNCTION private.keep_conversation_tags();

CREATE TRIGGER conversations_keep_tags
  AFTER UPDATE OF tag_ids ON public.conversations
  FOR EACH ROW
  WHEN ((old.tag_ids IS DISTINCT FROM new.tag_ids))
  EXECUTE FUNCTION private.keep_conversation_tags();

CREATE TRIGGER conversations_publish_update
  AFTER UPDATE ON public.conversations
  FOR EACH ROW
  WHEN
    (((old.last_seq IS DISTINCT FROM new.last_seq) OR (old.status IS DISTINCT FROM new.status) OR (old.team_id IS DISTINCT FROM new.team_id) OR (old.assignee_id IS DISTINCT FROM
    new.assignee_id) OR (old.category_id IS DISTINCT FROM new.category_id) OR (old.priority IS DISTINCT FROM new.priority) OR (old.preview IS DISTINCT FROM new.preview) OR
    (old.waiting_since IS DISTINCT FROM new.waiting_since) OR (old.snoozed_until IS DISTINCT FROM new.snoozed_until) OR (old.contact_name IS DISTINCT FROM new.contact_name) OR
    (old.access_epoch IS DISTINCT FROM new.access_epoch) OR (old.manual_priority IS DISTINCT FROM new.manual_priority) OR (old.tag_ids IS DISTINCT FROM new.tag_ids) OR
    (old.company_id IS DISTINCT FROM new.company_id) OR (old.merged_into_id IS DISTINCT FROM new.merged_into_id)))
  EXECUTE FUNCTION private.publish_conversation();

CREATE TRIGGER conversations_take_company
  BEFORE INSERT OR UPDATE OF contact_id ON public.conversations
  FOR EACH ROW
  EXECUTE FUNCTION private.take_company();

CREATE TRIGGER inboxes_settings
  AFTER INSERT ON public.inboxes
  FOR EACH ROW
  WHEN ((new.channel = 'widget'::public.channel))
  EXECUTE FUNCTION private.give_inbox_settings();

CREATE TRIGGER macro_files_let_go
  AFTER DELETE ON public.macro_files
  FOR EACH ROW
  EXECUTE FUNCTION private.let_macro_file_go();

CREATE TRIGGER macros_audit_gone
  AFTER DELETE ON public.macros
  FOR EACH ROW
  WHEN ((old.visibility <> 'own'::text))
  EXECUTE FUNCTION private.audit_change('macro', 'name visibility team_id actions');

CREATE TRIGGER macros_audit_new
  AFTER INSERT ON public.macros
  FOR EACH ROW
  WHEN ((new.visibility <> 'own'::text))
  EXECUTE FUNCTION private.audit_change('macro', 'name visibility team_id actions');

CREATE TRIGGER macros_audit
  AFTER UPDATE ON public.macros
  FOR EACH ROW
  WHEN (((old.visibility <> 'own'::text) OR (new.visibility <> 'own'::text)))
  EXECUTE FUNCTION private.audit_change('macro', 'name visibility team_id actions');

CREATE TRIGGER macros_touch
  BEFORE UPDATE ON public.macros
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER member_preferences_touch
  BEFORE UPDATE ON public.member_preferences
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER messages_limit_customer
  BEFORE INSERT ON public.messages
  FOR EACH ROW
  WHEN ((new.author_kind = 'contact'::public.actor_kind))
  EXECUTE FUNCTION private.limit_customer_message();

CREATE TRIGGER read_marks_publish
  AFTER INSERT OR UPDATE OF last_read_seq, last_delivered_seq ON public.read_marks
  FOR EACH ROW
  EXECUTE FUNCTION private.publish_read_mark();

CREATE TRIGGER saved_views_announce
  AFTER INSERT OR DELETE OR UPDATE ON public.saved_views
  FOR EACH ROW
  EXECUTE FUNCTION private.announce_view_change();

CREATE TRIGGER saved_views_audit_changed
  AFTER UPDATE ON public.saved_views
  FOR EACH ROW
  WHEN (((old.audience <> 'private'::text) OR (new.audience <> 'private'::text)))
  EXECUTE FUNCTION private.audit_change('view', 'name audience team_id filters sort');

CREATE TRIGGER saved_views_audit_made
  AFTER INSERT ON public.saved_views
  FOR EACH ROW
  WHEN ((new.audience <> 'private'::text))
  EXECUTE FUNCTION private.audit_change('view', 'name audience team_id filters sort');

CREATE TRIGGER saved_views_audit_removed
  AFTER DELETE ON public.saved_views
  FOR EACH ROW
  WHEN ((old.audience <> 'private'::text))
  EXECUTE FUNCTION private.audit_change('view', 'name audience team_id filters sort');

CREATE TRIGGER saved_views_touch
  BEFORE UPDATE ON public.saved_views
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER tags_announce
  AFTER INSERT OR DELETE OR UPDATE OF name, colour, archived_at ON public.tags
  FOR EACH STATEMENT
  EXECUTE FUNCTION private.announce_directory_change();

CREATE TRIGGER tags_audit
  AFTER INSERT OR UPDATE ON public.tags
  FOR EACH ROW
  EXECUTE FUNCTION private.audit_change('tag', 'name colour archived_at');

CREATE TRIGGER tags_touch
  BEFORE UPDATE ON public.tags
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE TRIGGER visitor_sessions_announce
  AFTER UPDATE OF page_url ON public.visitor_sessions
  FOR EACH ROW
  WHEN ((new.page_url IS DISTINCT FROM old.page_url))
  EXECUTE FUNCTION private.announce_visit();

CREATE TRIGGER widget_settings_touch
  BEFORE UPDATE ON public.widget_settings
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE POLICY "whoever sees the message or note reads its files" ON "public"."attachments"
  FOR SELECT
  TO "authenticated"
  USING (
CASE
    WHEN ((message_seq IS NULL) AND (note_id IS NULL)) THEN (uploader_id = COALESCE(( SELECT private.member_id() AS member_id), ( SELECT private.contact_id() AS contact_id)))
    ELSE (((EXISTS ( SELECT
       FROM public.conversations c
      WHERE (c.id = attachments.conversation_id))) OR (conversation_id = ANY (( SELECT private.my_own_conversation_ids() AS my_own_conversation_ids)::uuid[]))) AND
    CASE
        WHEN (message_seq IS NULL) THEN ( SELECT private.is_member() AS is_member)
        ELSE ((EXISTS ( SELECT
           FROM public.messages m
          WHERE ((m.conversation_id = attachments.conversation_id) AND (m.seq = attachments.message_seq) AND (m.deleted_at IS NULL)))) OR
            private.may_open_deleted_files(conversation_id, message_seq))
    END)
END);

CREATE POLICY "members read which attributes there are" ON "public"."attribute_definitions"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read categories, contacts those of their inbox" ON "public"."categories"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) OR ((( SELECT private.contact_id() AS contact_id) IS
    NOT NULL) AND ((inbox_ids IS NULL) OR (( SELECT private.my_inbox_id() AS my_inbox_id) = ANY (inbox_ids))))));

CREATE POLICY "members read the notes on contacts they see" ON "public"."contact_notes"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.contacts k
  WHERE (k.id = contact_notes.contact_id)))));

CREATE POLICY "members read contacts whose conversations they see" ON "public"."contacts"
  FOR SELECT
  TO "authenticated"
  USING (((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (( SELECT private.is_member() AS is_member) AND ((EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.contact_id = contacts.id))) OR (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.person_id = COALESCE(contacts.merged_into_id, contacts.id)))) OR ((merged_into_id IS NOT NULL) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.contact_id = contacts.merged_into_id)))) OR (COALESCE(merged_into_id, id) = ANY (( SELECT private.my_handmade_contact_ids() AS my_handmade_contact_ids)::uuid[]))))));

CREATE POLICY "members read their own drafts in conversations they see" ON "public"."drafts"
  FOR SELECT
  TO "authenticated"
  USING (((member_id = ( SELECT private.member_id() AS member_id)) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = drafts.conversation_id)))));

CREATE POLICY "whoever sees a macro sees its files" ON "public"."macro_files"
  FOR SELECT
  TO "authenticated"
  USING ((EXISTS ( SELECT
   FROM public.macros m
  WHERE (m.id = macro_files.macro_id))));

CREATE POLICY "members read their own macros, those of their teams and everyon" ON "public"."macros"
  FOR SELECT
  TO "authenticated"
  USING
    ((((visibility = 'everyone'::text) AND ( SELECT private.is_member() AS is_member)) OR ((visibility = 'own'::text) AND (owner_id = ( SELECT private.member_id() AS member_id)))
    OR ((visibility = 'team'::text) AND (team_id = ANY (( SELECT private.my_macro_team_ids() AS my_macro_team_ids)::uuid[])))));

CREATE POLICY "members read their own preferences" ON "public"."member_preferences"
  FOR SELECT
  TO "authenticated"
  USING ((member_id = ( SELECT private.member_id() AS member_id)));

CREATE POLICY "members read the page events of contacts they see" ON "public"."page_events"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.contacts k
  WHERE (k.id = page_events.contact_id)))));

CREATE POLICY "members read the ratings of conversations they see" ON "public"."ratings"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND (EXISTS ( SELECT
   FROM public.conversations c
  WHERE (c.id = ratings.conversation_id)))));

CREATE POLICY "members read their own views, those of teams they see and those" ON "public"."saved_views"
  FOR SELECT
  TO "authenticated"
  USING ((( SELECT private.is_member() AS is_member) AND
CASE audience
    WHEN 'everyone'::text THEN true
    WHEN 'team'::text THEN ((( SELECT private.my_scope() AS my_scope) = 'all'::public.access_scope) OR (team_id = ANY (( SELECT private.my_team_ids() AS my_team_ids)::uuid[])))
    ELSE (owner_id = ( SELECT private.member_id() AS member_id))
END));

CREATE POLICY "members read tags" ON "public"."tags"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "members read the settings of widgets" ON "public"."widget_settings"
  FOR SELECT
  TO "authenticated"
  USING (( SELECT private.is_member() AS is_member));

CREATE POLICY "an uploader stores the file it registered" ON "storage"."objects"
  FOR INSERT
  TO "authenticated"
  WITH CHECK (((bucket_id = 'attachments'::text) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND (EXISTS ( SELECT
   FROM public.attachments a
  WHERE
    ((a.path = objects.name) AND (a.message_seq IS NULL) AND (a.note_id IS NULL) AND (a.uploader_id = COALESCE(( SELECT private.member_id() AS member_id), ( SELECT
    private.contact_id() AS contact_id))))))));

CREATE POLICY "whoever manages an inbox puts up its logos" ON "storage"."objects"
  FOR INSERT
  TO "authenticated"
  WITH
    CHECK
    (((bucket_id = 'brand'::text) AND (NOT ( SELECT private.is_viewing_as() AS is_viewing_as)) AND ( SELECT private.has_permission('manage_inboxes'::text) AS has_permission) AND
    (EXISTS ( SELECT
   FROM public.inboxes i
  WHERE (((i.id)::text = (storage.foldername(objects.name))[1]) AND (NOT private.inbox_is_beyond(i.id)))))));

CREATE POLICY "whoever manages an inbox sees its logos" ON "storage"."objects"
  FOR SELECT
  TO "authenticated"
  USING (((bucket_id = 'brand'::text) AND ( SELECT private.has_permission('manage_inboxes'::text) AS has_permission)));

CREATE POLICY "whoever may see an attachment reads its file" ON "storage"."objects"
  FOR SELECT
  TO "authenticated"
  USING (((bucket_id = 'attachments'::text) AND (EXISTS ( SELECT
   FROM public.attachments a
  WHERE (a.path = objects.name)))));

CREATE POLICY "whoever sees a macro reads its files" ON "storage"."objects"
  FOR SELECT
  TO "authenticated"
  USING (((bucket_id = 'attachments'::text) AND (EXISTS ( SELECT
   FROM public.macro_files f
  WHERE (f.path = objects.name)))));

COMMENT ON COLUMN "private"."inbox_secrets"."previous_until" IS 'Until when the secret before is good, too, so that a backend changes over without locking anybody out.';

COMMENT ON COLUMN "public"."attachments"."checked_at" IS 'When the server had read its first bytes (check-file). Without it no message takes the file.';

COMMENT ON COLUMN "public"."attachments"."content_type" IS 'What its extension says (private.file_types); for a picture what its bytes say.';

COMMENT ON COLUMN "public"."attachments"."path" IS 'Its key in the bucket: <id>/file.<extension>, in ASCII as Storage wants it; files of the first releases <conversation>/<id>/<name>.';

COMMENT ON COLUMN "public"."attachments"."width" IS 'With height: a picture that may be shown in place, by its bytes. Null: to be downloaded only.';

COMMENT ON COLUMN "public"."attribute_definitions"."choices" IS 'With the type choice: the values there are, as people read them.';

COMMENT ON COLUMN "public"."categories"."inbox_ids" IS 'The inboxes it is offered in; null: every one. Conversations that have it keep it.';

COMMENT ON COLUMN "public"."companies"."attributes" IS '{key: value} of attribute_definitions with the subject company.';

COMMENT ON COLUMN "public"."companies"."inbox_id" IS 'The inbox whose signed identities speak of this company; null for one that the team made.';

COMMENT ON COLUMN "public"."contact_identities"."inbox_id" IS 'The inbox whose secret signs this user_id; null in channels where the external id is the same everywhere.';

COMMENT ON COLUMN "public"."contacts"."attributes" IS '{key: value} of attribute_definitions with the subject contact: written by members, or by a host page whose backend signed it.';

COMMENT ON COLUMN "public"."contacts"."created_by" IS 'The member who wrote this person in by hand, and sees it before any conversation; null for whoever came by itself.';

COMMENT ON COLUMN "public"."contacts"."email_left_at" IS 'When the person itself typed its address in the widget: nobody has vouched for that. Null where it was signed or a member wrote it.';

COMMENT ON COLUMN "public"."contacts"."merged_into_id" IS 'The contact that stands for the same person (48_merge.sql); null while this one stands for itself. Never a chain.';

COMMENT ON COLUMN "public"."contacts"."unverified_attributes" IS 'The same, as a host page''s browser said it without a signature: shown as unverified, and nothing is decided by it.';

COMMENT ON COLUMN "public"."contacts"."vouched" IS '{name, email, phone, company_id}: what the signed identity said last. What a member wrote over it stays until the identity says something else.';

COMMENT ON COLUMN "public"."conversations"."attributes" IS '{key: value} of attribute_definitions with the subject conversation.';

COMMENT ON COLUMN "public"."conversations"."company_id" IS 'The contact''s company, copied by trigger, so that a list of a company reads one index.';

COMMENT ON COLUMN "public"."conversations"."merged_into_id" IS 'The conversation that took this one''s timeline over; null for one that stands by itself.';

COMMENT ON COLUMN "public"."conversations"."person_id" IS 'The contact that now stands for contact_id (48_merge.sql); null while it stands for itself.';

COMMENT ON COLUMN "public"."conversations"."tag_ids" IS 'Its tags (42_tags.sql), in the order they were put on.';

COMMENT ON COLUMN "public"."conversations"."total_priority" IS 'priority + manual_priority, −100–200: what a list is sorted and narrowed by.';

COMMENT ON COLUMN "public"."drafts"."chosen" IS 'Members and teams that were chosen from the list while the note was written: two may have one name.';

COMMENT ON COLUMN "public"."drafts"."revision" IS 'Grows with every saving; a tab that has seen a newer one does not take an older one.';

COMMENT ON COLUMN "public"."macros"."actions" IS '[{type: tag|untag, tag_id} | {type: category, category_id|null} | {type: assign, to: me|nobody|member|team, member_id?, team_id?} | {type: priority, priority} | {type: snooze, preset: laterToday|tomorrow|monday|nextWeek|reply} | {type: close}].';

COMMENT ON COLUMN "public"."macros"."owner_id" IS 'Who made it; one that is "own" is seen by nobody else.';

COMMENT ON COLUMN "public"."page_events"."facts" IS 'Up to 10 plain values of the page''s own.';

COMMENT ON COLUMN "public"."ratings"."closing" IS 'position of the event conversation_closed that it follows.';

COMMENT ON COLUMN "public"."ratings"."member_id" IS 'Who had the conversation when it was rated.';

COMMENT ON COLUMN "public"."read_marks"."last_delivered_seq" IS 'How far the customer''s widget has it; of use only beyond last_read_seq, because what was read had come.';

COMMENT ON COLUMN "public"."saved_views"."place" IS 'Order among those of the same audience, then by name.';

COMMENT ON COLUMN "public"."tags"."merged_into_id" IS 'The tag that took this one''s place (merge_tags); such a one is archived.';

COMMENT ON COLUMN "public"."visitor_sessions"."address_hash" IS 'SHA-256 of the network address with a salt of the day (28_limits.sql): tells equal ones apart for a day, and nothing else.';

COMMENT ON COLUMN "public"."visitor_sessions"."browser" IS 'Name and version of the browser as its request said, as in Firefox 145; system likewise, as in Windows.';

COMMENT ON COLUMN "public"."visitor_sessions"."page_url" IS 'The page that held the widget last, as it said itself.';

COMMENT ON COLUMN "public"."widget_settings"."accent" IS 'The brand''s colour, #rrggbb in lower case. What stands on it is chosen by contrast.';

COMMENT ON COLUMN "public"."widget_settings"."allowed_domains" IS 'Pages that may hold the widget, as sources of frame-ancestors: example.com, *.example.com, https://example.com:8443. Empty: every page.';

COMMENT ON COLUMN "public"."widget_settings"."background" IS 'Colour of the head of the home screen; null for the accent.';

COMMENT ON COLUMN "public"."widget_settings"."expects_minutes" IS 'The answer time that customers are told; null says nothing.';

COMMENT ON COLUMN "public"."widget_settings"."identity_is_enforced" IS 'Whether visitors whom the host page''s backend has not vouched for are refused.';

COMMENT ON COLUMN "public"."widget_settings"."site_url" IS 'A page that holds the widget: links in mails lead there.';

COMMENT ON COLUMN "public"."widget_settings"."texts" IS '{"ru": {key: words}, "en": {…}}: words that replace the widget''s own.';

COMMENT ON FUNCTION "private"."actions_run_before"(uuid, uuid, uuid) IS 'What the first request with this client_id left out; null where there was none.';

COMMENT ON FUNCTION "private"."add_message"(public.conversations, public.actor_kind, uuid, uuid, text, uuid[]) IS 'The send: takes seq and position under the conversation''s lock, writes the message, the author''s read mark and the event. A customer''s message wakes or reopens (private.hear_customer); a member''s reply to an unassigned conversation claims it. Errors: 400 client_id_missing, message_empty, message_too_long, too_many_files, and those of private.attach.';

COMMENT ON FUNCTION "private"."address_hash"(text) IS 'SHA-256 of a network address with the day''s salt; null for none, for nonsense and for the machine itself.';

COMMENT ON FUNCTION "private"."address_is_blocked"(bytea) IS 'Was a visitor at this address blocked today?';

COMMENT ON FUNCTION "private"."announce_contact"(uuid) IS 'contact_changed {conversation_id, contact_id} → the topics of the person''s newest conversations: a hint to ask for the card again.';

COMMENT ON FUNCTION "private"."announce_directory_change"() IS 'After trigger of statements on roles, teams, categories, tags, members: directory_changed → every active member''s personal topic.';

COMMENT ON FUNCTION "private"."announce_view_change"() IS 'After trigger of saved_views: directory_changed → whoever may have the view in the sidebar.';

COMMENT ON FUNCTION "private"."announce_visit"() IS 'After trigger of visitor_sessions: contact_changed → the topics of the newest open conversations of a customer who went to another page.';

COMMENT ON FUNCTION "private"."attach"(uuid, uuid[], uuid, bigint, uuid) IS 'Ties loose files of one author, wherever they were meant for, to a message or a note. Errors: 400 attachment_not_found; 409 file_not_checked, upload_missing.';

COMMENT ON FUNCTION "private"."attachment_json"(public.attachments) IS '{id, name, content_type, bytes, path, width?, height?}; the last two only of a picture that may be shown in place.';

COMMENT ON FUNCTION "private"."carry_contact_company"() IS 'After-update trigger of contacts: copies the company to its conversations.';

COMMENT ON FUNCTION "private"."carry_contact_name"() IS 'After-update trigger of contacts: copies the name to the conversations of whom it stands for.';

COMMENT ON FUNCTION "private"."carry_merged"() IS 'After trigger of conversations: what was merged into one goes where it goes, so that whoever has it can read all of it.';

COMMENT ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) IS 'Attributes with changes laid over them (null takes a value away). Errors: 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "private"."check_category_target"(uuid, integer) IS 'Refuses with 404 team_not_found, 400 category_priority_invalid.';

COMMENT ON FUNCTION "private"."check_contact_note"(text) IS 'Refuses a text that no note on a contact may have: 400 message_empty, message_too_long.';

COMMENT ON FUNCTION "private"."checked_category_inboxes"(uuid[]) IS 'The inboxes as they are kept, each once; null for every one. Refuses with 400 category_inboxes_empty, 404 inbox_not_found.';

COMMENT ON FUNCTION "private"."checked_category_names"(jsonb) IS 'The names as they are kept, {ru, en}, or 400 category_name_empty.';

COMMENT ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) IS 'Refuses names and choices that no attribute may have: 400 attribute_name_empty, attribute_choices_empty.';

COMMENT ON FUNCTION "private"."checked_macro_actions"(jsonb) IS 'The actions as they are kept, or 400 macro_actions_invalid.';

COMMENT ON FUNCTION "private"."checked_tag"(text, text, uuid) IS 'The name as it is kept, or 400 tag_name_empty, colour_unknown; 409 tag_name_taken. A new tag may take the name of an archived one.';

COMMENT ON FUNCTION "private"."contact_changed"() IS 'After trigger of contacts and contact_notes: tells whoever looks at the person.';

COMMENT ON FUNCTION "private"."contact_conversation"(uuid) IS '{id, number, status, category_id, last_seq, last_message_at, preview, preview_from, preview_deleted, preview_author (private.contact_preview), assignee {id, name, avatar_url}|null, queue (private.queue_place), continues_id|null, typing_topic, my_read_seq, my_delivered_seq, team_read_seq, unread (≤ 100)} and private.customer_choices.';

COMMENT ON FUNCTION "private"."contact_note_json"(public.contact_notes) IS '{id, author_id, body, written_at, edited_at}.';

COMMENT ON FUNCTION "private"."contact_preview"(public.conversations) IS '{preview, preview_from, preview_deleted, preview_author {id, name, avatar_url}|null}: the last message; that it was deleted; or, where the inbox shows customers nothing of deleted messages, the last one that was not.';

COMMENT ON FUNCTION "private"."contact_words"(text, text, text) IS 'What a contact is found by, small letters, ё as е, the number as its last ten digits; each begins after a space.';

COMMENT ON FUNCTION "private"."continuation"(public.conversations, uuid) IS 'Where a customer''s message to a locked conversation belongs: there, in the one it was merged into (private.merged_into), or, when it was closed longer ago than its inbox lets reopen, in the conversation that continues it (made here, locked).';

COMMENT ON FUNCTION "private"."customer_choices"(public.conversations) IS '{closed_at|null, may_close, may_reopen, may_rate, rating (private.rating_json)|null}. A closed conversation that somebody answered is rated within 14 days, and the rating changed for a day; one that was merged into another is neither rated nor reopened.';

COMMENT ON FUNCTION "private"."dated_words"(tsvector, timestamp with time zone) IS 'The words of a message and its week, as the index has them. No text has a word with a space in it.';

COMMENT ON FUNCTION "private"."expected_conversations"(text) IS 'The planner''s estimate of the conversations with a condition on c; nothing is read.';

COMMENT ON FUNCTION "private"."expected_hits"(text, tsquery) IS 'The planner''s estimate of the rows with these words; nothing is read. Volatile, because Postgres explains nothing in a stable function; so are its callers.';

COMMENT ON FUNCTION "private"."few_people"(text, integer) IS 'At most so many ids, each once; null where there are more.';

COMMENT ON FUNCTION "private"."file_types"() IS 'Extension → the type Storage serves such a file as. What is not in it cannot be sent.';

COMMENT ON FUNCTION "private"."filter_ids"(jsonb, text) IS 'The same as ids; what is none finds nothing.';

COMMENT ON FUNCTION "private"."filter_words"(jsonb, text) IS 'What a filter asks for under one key, as a list; null when it asks for nothing.';

COMMENT ON FUNCTION "private"."find_person"() IS 'Before trigger of conversations: who stands for the contact, and the name.';

COMMENT ON FUNCTION "private"."first_words"(uuid) IS 'How a customer began a conversation, 400 characters of it.';

COMMENT ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) IS 'Is a value what the attribute takes? Dates are written 2026-12-31, choices are one of its choices.';

COMMENT ON FUNCTION "private"."fitting_attributes"(text, jsonb) IS 'Of attributes that a host page says: those that are defined and fit their type.';

COMMENT ON FUNCTION "private"."folded"(text) IS 'The text with ё as е, quotes as ", and hyphens, slashes, plus and number signs as spaces; lengths stay.';

COMMENT ON FUNCTION "private"."follow_person"(uuid[]) IS 'Writes person, name and company of the conversations of contacts that were merged or split.';

COMMENT ON FUNCTION "private"."forget_left_address"() IS 'Before trigger of contacts: an address that somebody else wrote was not left by the person.';

COMMENT ON FUNCTION "private"."free_category_key"(text) IS 'A key that no category has, made of an English name.';

COMMENT ON FUNCTION "private"."give_inbox_settings"() IS 'After-insert trigger: a widget inbox is born with its settings.';

COMMENT ON FUNCTION "private"."guard_merged"() IS 'Before trigger of conversations: nothing is sent in a merged one and it stays closed. Error: 409 conversation_merged.';

COMMENT ON FUNCTION "private"."hear_identity"(uuid, jsonb) IS 'Takes what a signed identity says, {name?, email?, phone?, company_id?}: a field is written where it says something else than the last time, so that a member''s correction is not lost at the next visit.';

COMMENT ON FUNCTION "private"."in_weeks"(tsquery, integer, integer) IS 'These words in one of these weeks, for private.dated_words.';

COMMENT ON FUNCTION "private"."inbox_is_beyond"(uuid) IS 'Does the inbox lead to a team that is closed to the calling member?';

COMMENT ON FUNCTION "private"."instant_of"(jsonb, text) IS 'An instant, null where there is none. Error: 400 filter_invalid.';

COMMENT ON FUNCTION "private"."is_offered_in"(public.categories, uuid) IS 'Can a conversation of this inbox be given this category now?';

COMMENT ON FUNCTION "private"."is_stored"(public.attachments) IS 'Does the file lie in Storage, with the size that was announced?';

COMMENT ON FUNCTION "private"."is_vouched_for"(uuid) IS 'Has somebody vouched for any identity of this person?';

COMMENT ON FUNCTION "private"."join_visitor"(uuid, text, uuid) IS 'Gives the conversations of an anonymous browser session to the known contact that it turned out to be, records conversation_identified in each and ends the session; returns how many. A secret that is unknown, ended, of another inbox or of a known contact joins nothing.';

COMMENT ON FUNCTION "private"."keep_attributes"(uuid, jsonb, jsonb) IS 'Keeps declared attributes: signed ones among what is known, the rest among what nobody has vouched for; undeclared ones are dropped.';

COMMENT ON FUNCTION "private"."keep_conversation_tags"() IS 'After trigger of conversations: private.conversation_tags follows tag_ids.';

COMMENT ON FUNCTION "private"."keep_macro_files"(uuid, uuid[]) IS 'Makes these the files of a macro, for who may change it. Refuses with 400 attachment_not_found, too_many_files; 409 file_not_checked.';

COMMENT ON FUNCTION "private"."keep_names"() IS 'After trigger of contacts and companies: the words of their names are in private.names, and only those.';

COMMENT ON FUNCTION "private"."last_closing"(uuid) IS 'The newest conversation_closed of a conversation.';

COMMENT ON FUNCTION "private"."last_with"(text) IS 'Query for a person''s newest conversation; %1$s is the condition on what the caller sees.';

COMMENT ON FUNCTION "private"."let_macro_file_go"() IS 'After-delete trigger of macro_files: leaves a loose attachment for housekeeping to find.';

COMMENT ON FUNCTION "private"."like_pattern"(text, boolean) IS 'Pattern for a word anywhere in a text, or where a word begins.';

COMMENT ON FUNCTION "private"."likely_same"(uuid) IS 'Others who may be this person: a verified contact with the same address or number, the same name in the same company.';

COMMENT ON FUNCTION "private"."limit_customer_file"() IS 'Before-insert trigger of attachments: a customer''s are as large as the inbox allows and as many as the limits. Errors: 403 files_not_allowed, 413 file_too_large, 429 rate_limited.';

COMMENT ON FUNCTION "private"."limit_customer_message"() IS 'Before-insert trigger of messages: a customer''s are as long as the inbox allows and as many as the limits. Errors: 400 message_too_long, 429 rate_limited.';

COMMENT ON FUNCTION "private"."limit_new_conversation"() IS 'Counts a new conversation of the calling contact; visitors whom nobody vouches for may begin fewer. Error: 429 rate_limited.';

COMMENT ON FUNCTION "private"."limit_rate"(text, text) IS 'Takes one from a bucket or refuses: 429 rate_limited, with the seconds to wait as detail.';

COMMENT ON FUNCTION "private"."limit_sessions"(uuid, bytea) IS 'Counts a new browser against its address and its inbox. Error: 429 rate_limited.';

COMMENT ON FUNCTION "private"."list_conditions"(private.list_wish) IS 'The filters of a wish as a condition on c: fixed words, values beside them.';

COMMENT ON FUNCTION "private"."list_edge"(private.list_wish, text, public.conversations) IS 'The first conversation, in the list''s order, behind which a source was not looked at, as far down as `last` if given; null where all were.';

COMMENT ON FUNCTION "private"."list_keyset"(text) IS 'What comes after the row one has, in a stretch.';

COMMENT ON FUNCTION "private"."list_order"(text) IS 'Order of a stretch: newest, priority, waiting, rest.';

COMMENT ON FUNCTION "private"."list_rows"(private.list_wish, text) IS 'The next page_rows of a stretch of a list, as far as looking went. Runs as the caller.';

COMMENT ON FUNCTION "private"."list_sources"(private.list_wish) IS 'The sources of a list. The policy on conversations decides what of them is seen.';

COMMENT ON FUNCTION "private"."list_until"(text) IS 'What stands above a row, in a stretch.';

COMMENT ON FUNCTION "private"."list_walk"(private.list_source, text) IS 'The rows of a source in the order in which they are looked at.';

COMMENT ON FUNCTION "private"."list_wish"(jsonb, text, jsonb, integer) IS 'Reads what a caller asks of a list. Errors: 42501 not_a_member; 404 view_not_found; 400 filter_unknown, filter_invalid, sort_unknown.';

COMMENT ON FUNCTION "private"."live_secrets"(private.inbox_secrets) IS '[{kid, secret}]: the present one first, then the one before while it is good.';

COMMENT ON FUNCTION "private"."lock_all_of"(uuid[]) IS 'Locks every conversation of these contacts; their ids.';

COMMENT ON FUNCTION "private"."lock_contact"(uuid) IS 'Locks the contact that stands for a person, for a verb. Errors: 404 contact_not_found, 409 contact_erased.';

COMMENT ON FUNCTION "private"."lock_customer_of"(uuid) IS 'Locks the contact of a conversation that the caller sees.';

COMMENT ON FUNCTION "private"."lock_view"(uuid) IS 'The view for a change, or 404 saved_view_not_found; what is private to somebody else does not exist.';

COMMENT ON FUNCTION "private"."macro_refusal"(text, boolean, uuid[]) IS 'Null where the caller may write it: reply for one''s own, manage_macros for a shared one. Else the answer that refuses, or 42501.';

COMMENT ON FUNCTION "private"."masked_address"(text) IS 'm…@example.com.';

COMMENT ON FUNCTION "private"."may_change_view"(public.saved_views) IS 'May the caller make, change or remove this view?';

COMMENT ON FUNCTION "private"."merged_into"(public.conversations) IS 'The conversation that a customer''s message to a merged one goes to: the one it was merged into, where that is the same contact''s in the same inbox; else the merged one itself, which comes apart by it.';

COMMENT ON FUNCTION "private"."message_json"(public.messages) IS '{conversation_id, seq, position, client_id, body, sent_at, edited_at, deleted_at, author {kind, id, name, avatar_url}, attachments [private.attachment_json]}.';

COMMENT ON FUNCTION "private"."moment_of"(jsonb, text) IS 'When a filter begins or ends, null where it is not set: an instant; today (its beginning in filters.zone, else UTC); or so long ago: 30m, 2h, 7d. Error: 400 filter_invalid.';

COMMENT ON FUNCTION "private"."my_contact_note"(uuid) IS 'Locks one''s own note on a contact. Errors: 404 note_not_found, 42501 not_permitted.';

COMMENT ON FUNCTION "private"."my_handmade_contact_ids"() IS 'Contacts that the calling member wrote in by hand and that stand for a person; empty for anybody else.';

COMMENT ON FUNCTION "private"."my_macro_team_ids"() IS 'Teams whose macros the caller sees: the own ones; every one for who manages macros and sees everything.';

COMMENT ON FUNCTION "private"."my_own_conversation_ids"() IS 'Conversations of the calling contact in the inbox whose widget it uses; empty for anybody else.';

COMMENT ON FUNCTION "private"."my_session"() IS 'The session of the calling contact.';

COMMENT ON FUNCTION "private"."name_condition"(text[], text, boolean) IS 'SQL condition: all these words are in that text, or (alike) for each a name that is nearly so; null when there is nothing to compare.';

COMMENT ON FUNCTION "private"."name_in_note"(public.notes, uuid[], uuid[]) IS 'The mentions of a note and their events; team members as they are now.';

COMMENT ON FUNCTION "private"."name_words"(text) IS 'What to look for in private.contact_words; none where the query is too short.';

COMMENT ON FUNCTION "private"."note_json"(public.notes) IS '{id, conversation_id, position, client_id, author_id, body, written_at, edited_at, deleted_at, mentions [member id], team_mentions [team id], attachments [private.attachment_json]}.';

COMMENT ON FUNCTION "private"."own_note"(uuid) IS 'A note of the caller''s, its conversation locked. Errors: 42501 not_permitted, note_not_yours; 404 note_not_found.';

COMMENT ON FUNCTION "private"."part"(public.conversations, public.actor_kind, uuid, text) IS 'Undoes a merge of conversations: state, team and agent are what they were, as far as those still exist. reason: by_hand, customer_wrote, contact_split.';

COMMENT ON FUNCTION "private"."people_filters"(jsonb) IS 'The filters {company: id, channel, verified, blocked, open: booleans} as conditions on contacts p and, where they may leave few, queries for ids. Error: 400 filters_invalid.';

COMMENT ON FUNCTION "private"."person_ids"(uuid) IS 'Every contact of one person, the one that stands for them first.';

COMMENT ON FUNCTION "private"."person_of"(uuid) IS 'The contact that stands for this one: itself, unless it was merged.';

COMMENT ON FUNCTION "private"."phone_digits"(text) IS 'The last ten digits of a telephone number: +7 (912) 345-67-89 and 8 912 3456789 are one.';

COMMENT ON FUNCTION "private"."plain_facts"(jsonb) IS 'The first 10 plain values of an object, texts cut at 200 characters.';

COMMENT ON FUNCTION "private"."plain_phone"(text) IS 'A telephone number as +<digits> (E.164); null where it is none.';

COMMENT ON FUNCTION "private"."plain_text"(text) IS 'What a member wrote as bare words, the same as plain() in lib/markup/plain.ts, step by step.';

COMMENT ON FUNCTION "private"."preview_of"(public.actor_kind, text, text) IS 'What the list shows of a message: a member''s without its marks, white space folded, 140 characters; of one without words the names of its files.';

COMMENT ON FUNCTION "private"."publish_event"() IS 'After-insert trigger of conversation_events: event → members of the conversation; message → its customer; mentioned, assigned (by somebody else) → the member.';

COMMENT ON FUNCTION "private"."publish_read_mark"() IS 'After trigger of read_marks: read → the conversation''s members (of a delivery, too); of a member also → its customer.';

COMMENT ON FUNCTION "private"."rarely_tagged"(uuid[]) IS 'The conversations with one of these tags, whoever may see them; null where they are many. Only ever used under the policy on conversations.';

COMMENT ON FUNCTION "private"."rating_json"(public.ratings) IS '{score, comment, rated_at, may_change}.';

COMMENT ON FUNCTION "private"."read_mark_json"(public.read_marks) IS '{reader_id, reader_kind, last_read_seq, read_at|null, last_delivered_seq (≥ last_read_seq), delivered_at (null where it is read)}. For members alone.';

COMMENT ON FUNCTION "private"."rename_tag_in"(jsonb, uuid, uuid) IS 'A view''s filters or a macro''s actions with one tag in the place of another, named once.';

COMMENT ON FUNCTION "private"."retire_visitor"(uuid, uuid) IS 'Empties a visitor whose history went to a known contact; the team''s notes on it and what its page told of it go along.';

COMMENT ON FUNCTION "private"."rows_of"(text) IS 'How many rows a table had when Postgres last looked.';

COMMENT ON FUNCTION "private"."run_action"(public.conversations, uuid, jsonb) IS 'One action of a macro, by the verb of the same name; errors are that verb''s.';

COMMENT ON FUNCTION "private"."run_actions_of"(public.conversations, uuid, uuid, jsonb, uuid) IS 'Carries actions out in a locked conversation, leaving out what is refused; counts the macro as used. Returns what was left out: [{type, reason}].';

COMMENT ON FUNCTION "private"."search_hit_json"(private.search_hit, tsquery) IS '{kind message|note, at, position, seq, author {kind, id}, snippet (private.snippet), conversation {id, number, contact_id, contact_name, status, team_id, assignee_id, inbox_id, waiting_since}}.';

COMMENT ON FUNCTION "private"."search_stretch"(text, tsquery, uuid[], text, double precision, text, timestamp with time zone, timestamp
  with time zone, uuid, bigint, integer, timestamp with time zone) IS 'At most so many hits among messages or notes, newest first, before (at, conversation, position). few: the only conversations to look in, the last spoken in first; otherwise conversations, a condition on c, and share, how much of all it leaves. reached: null when everything was looked at or the hits suffice, else the time back to which it looked before the deadline.';

COMMENT ON FUNCTION "private"."searched_conversations"(jsonb) IS 'SQL condition on public.conversations c: what the calling member may see, and what the filters {inbox, channel, team, assignee (or none), category, company, contact, tag, status} leave of it. Every value is a literal of its type. A database test holds it equal to the policy.';

COMMENT ON FUNCTION "private"."searched_lines"(text, jsonb) IS 'SQL condition on a message or note l by the filters {author: contact, member or ids; kind: message, note; file: whatever it says, with a file}; null when this kind is not asked for.';

COMMENT ON FUNCTION "private"."secret_kid"(text) IS 'The public name of an identity secret, for the kid of a token''s header.';

COMMENT ON FUNCTION "private"."seen_people"() IS 'SQL condition on public.contacts p, for who stands for a person: the policy on contacts with the caller''s teams written out. A database test holds them equal.';

COMMENT ON FUNCTION "private"."seen_people_ids"() IS 'Query for the ids of the people whom the caller sees, some of them often; null for whoever sees everybody.';

COMMENT ON FUNCTION "private"."sees_contact"(uuid) IS 'Does the calling member see this person, by a conversation or because it wrote it in? The policy on contacts in words of functions; a test holds them equal.';

COMMENT ON FUNCTION "private"."set_blocked"(uuid, boolean) IS 'Blocks or unblocks every contact of a person; audited.';

COMMENT ON FUNCTION "private"."signed_company"(uuid, jsonb) IS 'Company id for the company_id and company_name of an identity signed for an inbox; null where it names none.';

COMMENT ON FUNCTION "private"."snippet"(text, tsquery) IS 'About 200 characters of a text around its first hit, as [plain, found, plain, found, …]: pieces of text, never markup.';

COMMENT ON FUNCTION "private"."sound_of"(text) IS 'A word with unstressed vowels as they are heard, without signs and doubled letters.';

COMMENT ON FUNCTION "private"."spend"(text, text) IS 'Takes one from a bucket: 0 where there was one (or nothing is limited), else the seconds until there will be.';

COMMENT ON FUNCTION "private"."stands_after"(public.conversations, public.conversations, text) IS 'Does c stand behind the edge in the order of this stretch?';

COMMENT ON FUNCTION "private"."stem_of"(text) IS 'The beginning that a word''s forms share, in lower case and with е for ё.';

COMMENT ON FUNCTION "private"."take_company"() IS 'Before trigger of conversations: copies the company of the contact.';

COMMENT ON FUNCTION "private"."tell_of_contacts"(text, uuid, uuid[], uuid, uuid) IS 'An event in every conversation that reads another name now.';

COMMENT ON FUNCTION "private"."told_secrets"(uuid) IS '{secret, kid, rotated_at, previous_until|null} of an inbox.';

COMMENT ON FUNCTION "private"."trim_page_events"(uuid) IS 'Leaves the newest 50 of a contact.';

COMMENT ON FUNCTION "private"."uuids_of"(jsonb, text) IS 'The ids of a filter, null where it is not set. Error: 400 filter_invalid.';

COMMENT ON FUNCTION "private"."verified_contact"(uuid, jsonb) IS 'Contact id in an inbox for a signed identity {user_id, name?, email?, phone?, company_id?, company_name?, claimed_name?, claimed_email?}; made on the first visit, updated later. Error: 400 identity_invalid.';

COMMENT ON FUNCTION "private"."wanted_words"(text) IS 'The words asked for (200 characters at most); empty when there are only stop words.';

COMMENT ON FUNCTION "private"."week_of"(timestamp with time zone) IS 'Which week, counted from the first Monday of 2020 in UTC.';

COMMENT ON FUNCTION "private"."widget_inbox_state"(uuid, public.contacts) IS '{name, is_open_now, opens_at|null, expects_minutes|null, faces [≤ 3 of {id, name, avatar_url}], asks_for_address} and private.widget_limits of an inbox, for one customer.';

COMMENT ON FUNCTION "private"."widget_limits"(public.widget_settings) IS '{files {is_allowed, max_bytes}, message_limit, asks_rating, may_close, sends_transcripts}: what customers of an inbox may do.';

COMMENT ON FUNCTION "private"."widget_looks"(public.widget_settings) IS '{accent, background|null, logo_url|null, position, side_offset, bottom_offset, theme, launcher, locale, texts}.';

COMMENT ON FUNCTION "private"."widget_problem"(jsonb) IS 'Why settings of a widget cannot be had, as a reason of update_widget; null where they can.';

COMMENT ON FUNCTION "private"."words_of"(jsonb, text, text[]) IS 'The words of a filter, null where it is not set. Error: 400 filter_invalid.';

COMMENT ON FUNCTION "private"."words_of"(text) IS 'The words of a message: Russian and English stems, numbers, addresses, and telephone numbers as their last ten digits. A changed function needs the columns made again.';

COMMENT ON FUNCTION "private"."words_of_name"(text) IS 'The words of a name that are compared with what was typed.';

COMMENT ON FUNCTION "public"."archive_category"(uuid, boolean) IS 'Takes a category out of what can be chosen, or (is_archived false) brings it back; conversations keep it. Returns its row. Needs manage_categories. Errors: 403 not_permitted; 404 category_not_found, team_not_found.';

COMMENT ON FUNCTION "public"."archive_inbox"(uuid) IS 'Takes a widget off: its key opens nothing any more, its visitors'' sessions end, its conversations stay with the team. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found.';

COMMENT ON FUNCTION "public"."block_contact"(uuid) IS 'Shuts a person out of every widget at once: tokens, topics and new sessions are refused; what was said stays. Returns {blocked_at}. Audited. Needs manage_contacts. Errors: 42501 not_permitted, view_as_is_read_only; 404 contact_not_found; 409 contact_erased.';

COMMENT ON FUNCTION "public"."change_preferences"(jsonb) IS 'Lays changes over the caller''s preferences (null takes a key back to its usual value) and tells the caller''s other tabs; returns them all. Errors: 42501 not_a_member, view_as_is_read_only; 400 preferences_invalid.';

COMMENT ON FUNCTION "public"."close_my_conversation"(uuid) IS 'Closes the calling contact''s conversation where its inbox allows; repeating it changes nothing. Returns private.contact_conversation. Errors: 42501 not_a_contact; 404 conversation_not_found; 403 closing_not_allowed.';

COMMENT ON FUNCTION "public"."companies_page"(text, text, jsonb, integer) IS 'Companies, page by page, with as much of their people and conversations as the caller sees. query: words as search_companies takes them; sort: name, newest or last; after: next of the page before. Returns {companies [{id, name, external_id, created_at, people, open (each counted to 100), last {number, status, waiting_since, snoozed_until, at}|null}], is_similar, next|null}. Errors: 42501 not_a_member; 400 sort_unknown.';

COMMENT ON FUNCTION "public"."contact_card"(uuid) IS 'A person as its panel shows it, by any of its contacts: {id, name, email, phone, avatar_url, locale, blocked_at, erased_at, created_at, attributes, unverified_attributes, vouched, company {id, name, external_id, attributes}|null, identities [{channel, external_id, is_verified, contact_id}], merged [{id, name, email, phone, merged_by, merged_at}], notes [private.contact_note_json], visit {page_url|null, page_title|null, seen_at, browser|null, system|null}|null: the browser that was last here, as it says itself}; null where the caller does not see the person. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."contacts_page"(text, jsonb, text, jsonb, integer) IS 'People whom the caller sees, page by page. query: words as search_contacts takes them; filters: private.people_filters; sort: last (who spoke last first, by the conversations the caller sees), name or newest; after: next of the page before. Who has no name, address or conversation is not listed, nor is an erased person. Returns {contacts [{id, name, email, phone, avatar_url, company {id, name}|null, is_verified, is_blocked, created_at, last {number, status, waiting_since, snoozed_until, at}|null, open (counted to 100 or a little over)}], is_similar: names like the query, since none has it, next|null}. Errors: 42501 not_a_member; 400 filters_invalid, sort_unknown.';

COMMENT ON FUNCTION "public"."copy_macro"(uuid, text) IS 'Makes a macro of the caller''s own of one that is seen: its text, its actions, its files; returns its row. Errors: 42501 not_permitted (reply); 404 macro_not_found; 400 macro_name_empty.';

COMMENT ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) IS 'Defines an attribute of a contact, company or conversation; returns its row. Needs manage_categories. Errors: 403 not_permitted; 400 attribute_type_unknown, attribute_key_invalid, attribute_name_empty, attribute_choices_empty; 409 attribute_key_taken, too_many_attributes.';

COMMENT ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text, uuid[]) IS 'Makes a category, the last in order: names {ru, en}, the team its conversations go to, 0 to 100 points of priority, a key (made of the English name where none is given, and never changed), the inboxes it is offered in (null: every one); returns its row. Needs manage_categories. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found, inbox_not_found; 400 category_name_empty, category_priority_invalid, category_key_invalid, category_inboxes_empty; 409 category_key_taken.';

COMMENT ON FUNCTION "public"."create_company"(text) IS 'Makes a company; returns its row. Needs manage_contacts. Errors: 42501; 400 company_name_empty.';

COMMENT ON FUNCTION "public"."create_contact"(uuid, jsonb) IS 'Writes a person in by hand: {name, email, phone, locale, company_id} as in edit_contact, at least one of the first three. The author sees it at once, everybody else by the rule for contacts. Repeating an id returns the first. Returns public.contact_card. Needs manage_contacts. Errors: 42501; those of edit_contact; 400 contact_empty, client_id_missing; 409 client_id_taken.';

COMMENT ON FUNCTION "public"."create_inbox"(text, uuid) IS 'Makes a widget inbox with its key, settings and identity secret; returns its row. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found; 400 inbox_name_empty.';

COMMENT ON FUNCTION "public"."create_tag"(text, text) IS 'Makes a tag, or brings the archived one of this name back; returns its row. Needs manage_tags. Errors: 403 not_permitted; 400 tag_name_empty, colour_unknown; 409 tag_name_taken.';

COMMENT ON FUNCTION "public"."delete_contact_note"(uuid) IS 'Removes one''s own note on a contact. Errors: 42501 not_permitted; 404 note_not_found.';

COMMENT ON FUNCTION "public"."delete_note"(uuid) IS 'Blanks one''s own note for everybody, its files included; there is no ledger of notes. Whom it named keeps seeing the conversation until withdraw_mention. Repeating it changes nothing. Returns private.note_json. Errors: 42501 not_permitted, note_not_yours; 404 note_not_found.';

COMMENT ON FUNCTION "public"."edit_contact"(uuid, jsonb) IS 'Changes what is known of a person: any of {name, email, phone, locale, company_id}, null for none; addresses and numbers are kept in one spelling. Returns public.contact_card. What a signed identity said stays in vouched, to be seen beside. Needs manage_contacts. Errors: 42501; 404 contact_not_found, company_not_found; 409 contact_erased; 400 contact_field_unknown, contact_name_too_long, email_invalid, phone_invalid, locale_unknown.';

COMMENT ON FUNCTION "public"."edit_contact_note"(uuid, text) IS 'Changes one''s own note on a contact. Errors: 42501 not_permitted; 404 note_not_found; 400 message_empty, message_too_long.';

COMMENT ON FUNCTION "public"."edit_note"(uuid, text, uuid[], uuid[]) IS 'Changes the text of one''s own note; whom it names anew sees the conversation from now on, whom it names no longer keeps that until withdraw_mention. Repeating it changes nothing. Returns private.note_json. Errors: 42501 not_permitted, note_not_yours; 404 note_not_found; 409 note_deleted; 400 message_empty, message_too_long.';

COMMENT ON FUNCTION "public"."end_visitor_session"(uuid) IS 'Ends a browser''s session: its token is refused at the next statement. Service role only.';

COMMENT ON FUNCTION "public"."erase_contact"(uuid, text) IS 'Blanks a person for ever, with every contact that was merged into one with it: messages, notes, notes on the person, the ledger''s texts, file names, name, addresses, identities, attributes; its sessions end, its conversations are closed; a job removes its files and what was broadcast in the last days. Returns {conversations, messages, notes, files}. Needs erase_people; audited with the reason. Errors: 403 not_permitted; 404 contact_not_found; 400 reason_missing.';

COMMENT ON FUNCTION "public"."find_in_conversation"(uuid, text) IS 'Messages and notes of one conversation that hold all words, in whatever form: {positions [newest first, ≤ 1000], stems [what to mark in them]}. Errors: 42501 not_a_member, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."first_steps"() IS '{widget, looks, people, teams, hours, macros, reply}: what of setting up the desk is done, each true or false: a browser has opened the widget; its looks were changed; somebody else is here or invited; a team has members; a team has working hours; there is a shared macro; a customer was answered. Needs manage_inboxes. Errors: 42501 not_a_member, not_permitted.';

COMMENT ON FUNCTION "public"."inbox_figures"(uuid) IS 'The last 30 days of an inbox: {conversations, open, contacts, ratings, average|null}. Needs manage_inboxes. Errors: 42501 not_permitted; 404 inbox_not_found.';

COMMENT ON FUNCTION "public"."leave_address"(text, text) IS 'Keeps the address (and the name) that a visitor types: replies go there while the widget is closed. Nobody has proven it, so it opens nothing and joins nobody. A visitor may correct his own. Returns {email}. Errors: 42501 not_a_contact; 400 address_invalid; 409 address_known; 429 rate_limited.';

COMMENT ON FUNCTION "public"."list_page"(jsonb, text, jsonb, integer) IS 'A page (≤ 200) of a list. filters {view: mine|mentions|unassigned|all|snoozed|closed, status [], teams [], categories [], assignees [], companies [], tags [] (any of them), channels [], inboxes [], unread, waiting, waiting_for (longer than that), priority_from, since, until (private.moment_of), zone}; sort newest, waiting (longest first, then the others) or priority; after: `next` of the page before. Returns {rows [conversation_row], next|null, is_cut: looking stopped after 10000 rows and goes on at next}. In another order than newest, of one person''s or company''s conversations the 10000 newest are sorted. Errors: 42501 not_a_member, 404 view_not_found, 400 filter_unknown, filter_invalid, sort_unknown.';

COMMENT ON FUNCTION "public"."mark_delivered"(uuid, bigint) IS 'The calling contact''s widget has every message up to this one: moves its delivery mark forward, never back and never past the last message. Returns how far it has come. Errors: 42501 not_a_contact, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."merge_contacts"(uuid, uuid) IS 'Takes a contact for the same person as another, which stands for both from now on: name, company, identities and conversations are read there. A verified contact is never merged into one nobody vouched for. Sessions of either go on reading their own conversations and nothing else. split_contact undoes it. Returns public.contact_card. Needs merge, and sight of both. Errors: 42501; 404 contact_not_found; 400 contacts_same; 409 contact_erased, contact_merged, contact_blocked, contact_verified.';

COMMENT ON FUNCTION "public"."merge_conversations"(uuid, uuid) IS 'Merges a conversation into another one of the same person: it is closed, leaves the lists, goes with the other''s team and agent, and its timeline is read inside the other; what waits for an answer waits there. split_conversation undoes it. Repeating it changes nothing. Needs merge, and sight of both. Errors: 42501; 404 conversation_not_found; 400 conversations_same; 409 conversation_merged, conversations_of_others, contact_erased.';

COMMENT ON FUNCTION "public"."merge_tags"(uuid, uuid) IS 'Puts one tag in the place of another for ever: the first is archived and named by nothing any more; saved views and macros name the second at once, conversations in pieces of 300 a call (event conversation_tagged {tag_id, from_tag_id}). Called again until is_done, by whoever; what is left over may be taken up later. Returns {moved, is_done}. Needs manage_tags; audited. Errors: 403 not_permitted; 404 tag_not_found; 400 tags_same.';

COMMENT ON FUNCTION "public"."message_history"(uuid, bigint) IS 'What a message said before each change, oldest first: {entries [{revision, change, body|null when erased, changed_by, changed_at}], attachments [private.attachment_json]}. body is the text before that change. Written to the audit log; for an hour its files can be fetched. Needs read_deleted. Errors: 42501, 404 message_not_found.';

COMMENT ON FUNCTION "public"."my_unread"() IS 'How many of the caller''s own open conversations have something of the customer that the caller has not read, counted to 100 and no further. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."note_identity_failure"(uuid, text) IS 'Counts a token that was refused; returns the seconds that its address or inbox has to wait, 0 for none. Service role only.';

COMMENT ON FUNCTION "public"."note_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) IS 'write_note and run_actions in one transaction. Returns {note, or null for a repeat that has lost sight of it, skipped}. Errors: those of both.';

COMMENT ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb, text, jsonb, text) IS 'Opens or continues the session of a browser by its secret. identity is what the host page''s backend signed, already verified by the caller: {user_id, name?, email?, company_id?, company_name?, attributes?, claimed_name?, claimed_email?}; with it the history of visitor_secret joins the contact (private.join_visitor). said is what the page and its browser claim: {page {url, title}, agent {browser, system}, attributes, locale ru|en}. address is the network address from a trusted header. Returns {session_id, contact_id, inbox_id, is_verified, joined}. Service role only. Errors: 401 session_ended, identity_required; 409 session_of_another; 404 inbox_not_found; 400 secret_too_short, identity_invalid; 42501 contact_blocked; 429 rate_limited.';

COMMENT ON FUNCTION "public"."order_categories"(uuid[]) IS 'The order in which categories are offered. Needs manage_categories. Error: 403 not_permitted.';

COMMENT ON FUNCTION "public"."order_views"(uuid[]) IS 'Puts views in this order. Errors: 42501 not_a_member, view_as_is_read_only; 403 not_permitted (manage_views, for shared ones); 404 saved_view_not_found.';

COMMENT ON FUNCTION "public"."participants"(uuid) IS 'Members who had to do with a conversation: [{member_id, replied, noted, mentioned, looked_at|null}]. Error: 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."pass_attachment"(uuid, text, integer, integer) IS 'What check-file found in a file''s bytes; with width and height it is a picture that may be shown in place. From now on a message takes it. Returns private.attachment_json. Service role only. Errors: 404 attachment_not_found, 409 upload_missing.';

COMMENT ON FUNCTION "public"."rate_conversation"(uuid, integer, text) IS 'Rates the calling contact''s closed conversation from 1 to 5, once per closing, changed within a day; event conversation_rated {score, from_score, closing, has_comment}. Returns private.rating_json. Errors: 42501 not_a_contact; 404 conversation_not_found; 400 score_invalid, comment_too_long; 409 rating_not_open, rating_over; 429 rate_limited.';

COMMENT ON FUNCTION "public"."register_attachment"(uuid, text, text, bigint) IS 'Announces a file before its upload; conversation may be null (a customer''s first message). Returns {id, path, content_type}: where in the bucket "attachments", and as what, to store it. Errors: 404 conversation_not_found; 42501 not_a_contact, view_as_is_read_only; 413 file_too_large; 415 file_type_refused; 400 file_empty; 429 too_many_loose_files; 23514 for an impossible name.';

COMMENT ON FUNCTION "public"."remove_macro"(uuid) IS 'Deletes a macro; what was written with it stays. Errors: those of save_macro, 404 macro_not_found.';

COMMENT ON FUNCTION "public"."remove_tag"(uuid) IS 'Archives a tag: offered no more, kept where it is. create_tag with its name brings it back. Needs manage_tags. Errors: 403 not_permitted; 404 tag_not_found.';

COMMENT ON FUNCTION "public"."remove_view"(uuid) IS 'Removes a view; the conversations stay. Errors: 42501 not_a_member, view_as_is_read_only; 403 not_permitted (manage_views, for a shared one); 404 saved_view_not_found.';

COMMENT ON FUNCTION "public"."rename_company"(uuid, text) IS 'Renames a company; returns its row. Needs manage_contacts. Errors: 42501; 404 company_not_found; 400 company_name_empty.';

COMMENT ON FUNCTION "public"."reopen_conversation"(uuid) IS 'Brings a closed or snoozed conversation back to open, to the owner it had; a customer whom nobody answered waits again since then. Errors: 42501 not_permitted, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."reopen_my_conversation"(uuid) IS 'Reopens the calling contact''s closed conversation, to the owner it had if there is room; it waits for us again. Returns private.contact_conversation. Errors: 42501 not_a_contact; 404 conversation_not_found; 403 closing_not_allowed; 409 conversation_merged, reopening_over; 429 rate_limited.';

COMMENT ON FUNCTION "public"."reveal_identity_secret"(uuid) IS 'The secret with which a host page''s backend signs: {secret, kid, rotated_at, previous_until|null}. Audited. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found.';

COMMENT ON FUNCTION "public"."rotate_identity_secret"(uuid, integer) IS 'Makes a new identity secret; the one before stays good for so many hours (0: not at all, for a leaked one), and any older one ends now. Returns {secret, kid, rotated_at, previous_until}. Audited. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found; 400 keeping_invalid.';

COMMENT ON FUNCTION "public"."run_actions"(uuid, uuid, jsonb, uuid) IS 'Carries a macro''s actions out as the caller, once for a client_id; snooze has {until} instead of a preset. What is refused is left out. Returns {skipped: [{type, reason}]}. Errors: 42501 not_permitted (reply); 404 conversation_not_found; 400 macro_actions_invalid, client_id_missing.';

COMMENT ON FUNCTION "public"."save_draft"(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) IS 'Keeps what the caller is writing in a conversation, over whatever was kept: the newest saving wins. revision: the newest that the caller has seen; returns its own. Empty texts and no files remove it. The caller''s tabs hear {conversation_id, revision, is_empty, saved_by}. Errors: 42501 not_a_member, view_as_is_read_only; 404 conversation_not_found; 400 message_too_long, draft_invalid.';

COMMENT ON FUNCTION "public"."save_macro"(uuid, text, text, uuid, text, jsonb, uuid[]) IS 'Makes (macro null) or changes a macro; returns its row. files: every file it has from now on, its own ones and loose attachments of the caller; null leaves them. One''s own needs reply, a shared one, before or after, manage_macros. Errors: 42501 not_permitted, not_a_member, view_as_is_read_only; 403 not_permitted, grant_exceeds_own; 404 macro_not_found, team_not_found; 400 macro_name_empty, visibility_unknown, macro_actions_invalid, message_too_long, too_many_files, attachment_not_found; 409 file_not_checked.';

COMMENT ON FUNCTION "public"."save_view"(uuid, text, text, uuid, jsonb, text) IS 'Saves a list under a name, as a new view (view null) or in place of one; returns its row. Private ones are everybody''s own affair, shared ones (team, everyone) need manage_views. Errors: 42501 not_a_member, view_as_is_read_only; 403 not_permitted; 404 saved_view_not_found, team_not_found, view_not_found; 400 saved_view_name_empty, audience_unknown and those of list_page; 409 too_many_views.';

COMMENT ON FUNCTION "public"."saved_view_counts"(text) IS '{view id: how many conversations}, counted to 100, and no further than among the 2000 newest. zone: whose days "today" means. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."search_companies"(text, jsonb, integer) IS 'Companies by parts of their names or by their id in the company''s own systems, best first; where there is none, names like it. Returns {companies [{id, name, score, is_similar}], next}. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."search_contact_notes"(text, jsonb, integer) IS 'Notes on contacts that the caller sees, with these words (as search_messages takes them), newest first. Returns {notes [{id, at, author_id, snippet (private.snippet), contact {id, name}}], next|null}. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."search_contacts"(text, jsonb, integer) IS 'Contacts that the caller sees, by parts of name, address or telephone number (any writing) or by the id in the company''s own systems, best first; where there is none, names like it (is_similar). Returns {contacts [{id, name, email, phone, avatar_url, company_id, company_name, score, is_similar}], next: what to pass as after, or null}. Who was merged is found as whom they were merged into. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."search_messages"(text, jsonb, jsonb, text, integer) IS 'Messages and notes with these words that the calling member may see. filters: {author, kind, file, inbox, channel, team, assignee, category, company, contact, tag, status, since, until (private.moment_of), zone}; sort newest or best; after: next of the page before. Returns {conversation: conversation_row of the number asked for|null, hits [private.search_hit_json] (≤ 50), next|null, reached: how far back it looked before its time was up|null, asks_nothing: only stop words}. Errors: 42501 not_a_member; 400 filter_invalid for an impossible instant.';

COMMENT ON FUNCTION "public"."send_message"(uuid, uuid, text, uuid[]) IS 'Sends a message as the caller, member or contact; returns private.message_json. A customer''s message to a conversation closed too long ago goes to the one that continues it: conversation_id says which. Repeating a client_id returns the first message, so a retry is always safe. Errors: 42501 not_a_member, not_permitted; 404 conversation_not_found; 400 client_id_missing, message_empty, message_too_long, too_many_files, attachment_not_found; 409 client_id_taken, file_not_checked, upload_missing.';

COMMENT ON FUNCTION "public"."send_transcript"(uuid, text) IS 'Mails the calling contact its conversation, to its own address; an address given with it is left first (leave_address). Event transcript_sent. Returns {to: masked address}. Errors: 42501 not_a_contact; 404 conversation_not_found; 403 transcript_not_allowed; 409 transcript_empty, address_missing, address_known; 400 address_invalid; 429 rate_limited.';

COMMENT ON FUNCTION "public"."send_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid) IS 'send_message and run_actions in one transaction. Returns {message: private.message_json, or null for a repeat that has lost sight of it, skipped}. Errors: those of both.';

COMMENT ON FUNCTION "public"."set_category"(uuid, uuid) IS 'Says what a conversation is about, or (null) nothing; its part of the priority follows, its team does not. Errors: 42501 not_permitted (reply); 404 conversation_not_found, category_not_found; 400 category_of_other_inbox.';

COMMENT ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) IS 'Changes attributes of a company (null takes one away); returns all. Errors: 42501 not_permitted; 404 company_not_found; 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) IS 'Changes attributes of a contact (null takes one away); returns all. What an unsigned page said stays beside them. Errors: 42501 not_permitted; 404 contact_not_found; 409 contact_erased; 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) IS 'Changes attributes of a conversation (null takes one away); returns all; event conversation_attributes_set {keys}. Errors: 42501 not_permitted; 404 conversation_not_found; 400 attribute_unknown, attribute_invalid.';

COMMENT ON FUNCTION "public"."similar_conversation"(uuid) IS 'Another unclosed conversation, begun within 14 days of this one, that seems to be about the same: the same person''s (or that of a likely same person) in the same category or begun with similar words. {id, number, contact_id, contact_name, preview, last_message_at, why: same_person|same_email|same_phone|same_name, same_person}, or null. Only what the caller may see, and nothing that somebody called different. Error: 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."split_contact"(uuid) IS 'Undoes a merge: the contact stands for itself again, with what was merged into it before and with nothing else; conversations that were merged across the two come apart. Changes nothing of a contact that stands for itself. Returns public.contact_card. Needs merge. Errors: 42501; 404 contact_not_found; 409 contact_erased.';

COMMENT ON FUNCTION "public"."split_conversation"(uuid) IS 'Takes a merged conversation out again: it stands by itself, as it stood before. Repeating it changes nothing. Needs merge, and sight of both. Errors: 42501; 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid, uuid[]) IS 'Starts a conversation of the calling contact with its first message; returns {conversation: private.contact_conversation, message: private.message_json}. Repeating the client_ids returns the first. Errors: 42501 not_a_contact, 404 category_not_found, 429 rate_limited, and those of send_message.';

COMMENT ON FUNCTION "public"."tag_conversation"(uuid, uuid) IS 'Puts a tag on a conversation. Repeating it changes nothing. Errors: 42501 not_permitted (reply), 404 conversation_not_found, tag_not_found; 409 too_many_tags.';

COMMENT ON FUNCTION "public"."tag_usage"() IS '{tag id: how many conversations carry it}, counted to 1000 and no further; of the merged ones, too, which carry none when their merge is done. Errors: 42501 not_permitted (manage_tags), not_a_member.';

COMMENT ON FUNCTION "public"."tell_conversations_apart"(uuid, uuid) IS 'Says that two conversations are not the same: they are not suggested to anybody again. Needs merge, and sight of both. Errors: 42501; 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."timeline_page"(uuid, bigint, bigint, integer) IS 'A stretch of a conversation for a member, oldest first: its newest events (≤ 500), those before a position, or those after one (catch-up). Returns {conversation: conversation_row, topics {conversation, typing, viewers}, read_marks [private.read_mark_json], events [private.event_json]}. Errors: 42501 not_a_member, 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."track_events"(jsonb) IS 'Keeps what the host page says that the calling contact did: [{name, facts?, page_url?, seconds_ago?}], at most 20 a call and 50 in all, the newest. Nonsense and what is over the limits is dropped. Returns {kept}. Error: 42501 not_a_contact.';

COMMENT ON FUNCTION "public"."unblock_contact"(uuid) IS 'Lets a blocked person in again. Returns {blocked_at: null}. Audited. Needs manage_contacts. Errors: 42501 not_permitted, view_as_is_read_only; 404 contact_not_found; 409 contact_erased.';

COMMENT ON FUNCTION "public"."untag_conversation"(uuid, uuid) IS 'Takes a tag off a conversation. Repeating it changes nothing. Errors: 42501 not_permitted (reply), 404 conversation_not_found.';

COMMENT ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) IS 'Renames an attribute, changes its choices (values that were chosen stay), archives it or brings it back; returns its row. Needs manage_categories. Errors: 403 not_permitted; 404 attribute_unknown; 400 attribute_name_empty, attribute_choices_empty.';

COMMENT ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer, uuid[]) IS 'Changes a category''s names, team, priority and inboxes (null: every one), for conversations that begin from now on; returns its row. Needs manage_categories. Errors: 403 not_permitted, grant_exceeds_own; 404 category_not_found, team_not_found, inbox_not_found; 400 category_name_empty, category_priority_invalid, category_inboxes_empty.';

COMMENT ON FUNCTION "public"."update_tag"(uuid, text, text) IS 'Renames or recolours a tag, wherever it is; returns its row. Needs manage_tags. Errors: 403 not_permitted; 404 tag_not_found; 400 tag_name_empty, colour_unknown; 409 tag_name_taken.';

COMMENT ON FUNCTION "public"."update_widget"(uuid, jsonb) IS 'Changes settings of a widget: {accent?, background?, logo_url?, position?, …}, any of the table''s columns; returns the row. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found; 400 setting_unknown, colour_invalid, address_of_page_invalid, offset_invalid, choice_unknown, answer_time_invalid, limit_invalid, domain_invalid, texts_invalid.';

COMMENT ON FUNCTION "public"."use_macro_files"(uuid) IS 'The files of a macro as loose attachments of the caller, to be sent with a message: [{file_id, attachment: private.attachment_json}]. Errors: 42501 not_permitted (reply); 404 macro_not_found.';

COMMENT ON FUNCTION "public"."view_counts"() IS '{mine, mentions, unassigned, all, snoozed, closed, teams {team id: open ones}}: how many conversations each view holds for the caller (mentions: with one not yet seen), counted to 100 and no further. Error: 42501 not_a_member.';

COMMENT ON FUNCTION "public"."widget_inbox"(text) IS '{id, name, greetings, identity_secret, secrets [{kid, secret}], identity_is_enforced, allowed_domains, settings: what the frame gets} of a widget inbox by its public key, or null. Service role only: a secret never leaves the server.';

COMMENT ON FUNCTION "public"."widget_looks"(text) IS '{app_id, name, looks {accent, background, logo_url, position, side_offset, bottom_offset, theme, launcher, locale, texts}, ancestors []} of a widget by its public key, or null. For everybody: it stands in the host page.';

COMMENT ON FUNCTION "public"."widget_state"() IS '{contact {id, name, email, is_verified}, topic, inbox (private.widget_inbox_state), categories [{id, names}, those of its inbox], conversations [private.contact_conversation, newest 50]} of the calling contact. Error: 42501 not_a_contact.';

COMMENT ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) IS 'Writes a note on a person; repeating a client_id returns the first. Needs note. Errors: 42501; 404 contact_not_found; 409 contact_erased, client_id_taken; 400 message_empty, message_too_long, client_id_missing.';

COMMENT ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[], uuid[]) IS 'Writes a note; mentioned members, and the members that mentioned teams have now, but for oneself, see the conversation from now on. Repeating a client_id returns the first note. Errors: 42501, 404 conversation_not_found, 400 client_id_missing, message_empty, message_too_long, too_many_files, attachment_not_found, 409 client_id_taken, file_not_checked, upload_missing.';

COMMENT ON TABLE "private"."action_runs" IS 'Actions carried out, by the client''s id of the message they went with. skipped: [{type, reason}].';

COMMENT ON TABLE "private"."address_salts" IS 'With the day''s salt gone, a hash of an address says nothing any more.';

COMMENT ON TABLE "private"."contact_merges" IS 'Every merge of contacts. moved: what stood merged into contact_id and went along, to go back with it.';

COMMENT ON TABLE "private"."conversation_merges" IS 'Every merge of conversations, with what a split restores. before: how the merged one stood {status, closed_at, snoozed_until, snoozed_by, snooze_reason, waiting_since, team_id, assignee_id}, and the other one {target_status, target_closed_at, target_position}.';

COMMENT ON TABLE "private"."conversation_tags" IS 'conversations.tag_ids by tag; a trigger keeps them equal.';

COMMENT ON TABLE "private"."distinct_conversations" IS 'Pairs of which somebody said that they are not the same: not suggested again.';

COMMENT ON TABLE "private"."names" IS 'Every word of a name of a contact or company, small letters, ё as е; a trigger keeps it. sound: how it is heard, private.sound_of.';

COMMENT ON TABLE "private"."rate_buckets" IS 'What is left of a limit for one subject (a session, a hashed address, an inbox) at an instant.';

COMMENT ON TABLE "private"."rate_limits" IS 'So many at once, and so many again in so many seconds. A kind without a row is not limited.';

COMMENT ON TABLE "public"."attachments" IS 'A file of a message or a note. It lies in the bucket "attachments" at path; until message_seq or note_id is set only its uploader sees it, and after its message is deleted only who may read_deleted.';

COMMENT ON TABLE "public"."attribute_definitions" IS 'What may be known of a contact, a company or a conversation. names = {"ru": …, "en": …}; subject, key and type never change, for values stand by them.';

COMMENT ON TABLE "public"."companies" IS 'The customer''s employer. external_id is its id in the back office whose inbox (27_identity.sql) names it.';

COMMENT ON TABLE "public"."contact_notes" IS 'What the team keeps in mind of a person, whatever conversation is open. Never the customer''s to see.';

COMMENT ON TABLE "public"."drafts" IS 'What one member is writing in one conversation; a row goes when everything in it was sent or taken back.';

COMMENT ON TABLE "public"."macro_files" IS 'Files of macros, checked like those of messages. In the text one stands as ![name](file:<id>). Whoever uses the macro sends the same object in Storage: one path, many attachments.';

COMMENT ON TABLE "public"."macros" IS 'Prepared text (markup with {{variables}}) and actions, in the order in which they are shown.';

COMMENT ON TABLE "public"."member_preferences" IS 'One member''s preferences {key: value}; a key that is missing has the product''s usual value (lib/preferences/preferences.ts).';

COMMENT ON TABLE "public"."page_events" IS 'The latest things that a visitor did on the host page, as the page itself says. Never proof of anything.';

COMMENT ON TABLE "public"."ratings" IS 'A customer''s rating of a conversation, 1 (bad) to 5 (good), at most one per closing.';

COMMENT ON TABLE "public"."saved_views" IS 'Filters (as list_page takes them) and order under a name. What is shared belongs to manage_views, what is private to its owner.';

COMMENT ON TABLE "public"."tags" IS 'The words there are to tag with. An archived one stays on the conversations that carry it and is put on no other.';

COMMENT ON TABLE "public"."widget_settings" IS 'Looks, limits and doors of a widget inbox. No secrets: a visitor learns most of it.';

COMMENT ON TYPE "private"."list_source" IS 'looked_for: what is walked once per row of it; condition: on the conversation c; is_sorted: an index has the rows in the list''s order; walks: how many rows looked_for has.';

COMMENT ON TYPE "private"."list_wish" IS 'What a list holds and where a page of it begins. after_*: the row one has last; budget: rows that may be looked through, cap: of each source.';

COMMENT ON TYPE "private"."search_hit" IS 'A message or note that a search found. rank: how well, in millionths.';

COMMENT ON TYPE "public"."conversation_row" IS 'A row of the conversation list. my_read_seq is the caller''s read mark; unread when last_contact_seq is beyond it. channel is the inbox''s; is_erased: the person was lawfully erased.';

COMMENT ON VIEW "private"."my_read_marks" IS 'How far the calling member has read; belongs to the owner, so that no policy is asked, and holds nobody else''s marks.';

REVOKE ALL ON FUNCTION "private"."actions_run_before"(uuid, uuid, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."actions_run_before"(uuid, uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."actions_run_before"(uuid, uuid, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."address_hash"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."address_hash"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."address_hash"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."address_is_blocked"(bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."address_is_blocked"(bytea) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."address_is_blocked"(bytea) TO "postgres";

REVOKE ALL ON FUNCTION "private"."announce_contact"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_contact"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."announce_view_change"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_view_change"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_view_change"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."announce_visit"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."announce_visit"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."announce_visit"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."attachment_json"(public.attachments) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."attachment_json"(public.attachments) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."attachment_json"(public.attachments) TO "postgres";

REVOKE ALL ON FUNCTION "private"."carry_contact_company"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."carry_contact_company"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."carry_contact_company"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."carry_merged"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."carry_merged"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."carry_merged"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."changed_attributes"(text, jsonb, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."check_category_target"(uuid, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."check_category_target"(uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."check_category_target"(uuid, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."check_contact_note"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."check_contact_note"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."check_contact_note"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_category_inboxes"(uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_category_inboxes"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_category_inboxes"(uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_category_names"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_category_names"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_category_names"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_definition"(jsonb, text, text[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_macro_actions"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_macro_actions"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_macro_actions"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."checked_tag"(text, text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."checked_tag"(text, text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."checked_tag"(text, text, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."contact_changed"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_changed"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."contact_changed"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."contact_note_json"(public.contact_notes) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_note_json"(public.contact_notes) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."contact_note_json"(public.contact_notes) TO "postgres";

REVOKE ALL ON FUNCTION "private"."contact_words"(text, text, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."contact_words"(text, text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."contact_words"(text, text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."customer_choices"(public.conversations) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."customer_choices"(public.conversations) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."customer_choices"(public.conversations) TO "postgres";

REVOKE ALL ON FUNCTION "private"."dated_words"(tsvector, timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."dated_words"(tsvector, timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."dated_words"(tsvector, timestamp WITH time zone) TO "postgres";

REVOKE ALL ON FUNCTION "private"."expected_conversations"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."expected_conversations"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."expected_conversations"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."expected_hits"(text, tsquery) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."expected_hits"(text, tsquery) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."expected_hits"(text, tsquery) TO "postgres";

REVOKE ALL ON FUNCTION "private"."few_people"(text, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."few_people"(text, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."few_people"(text, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."file_types"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."file_types"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."file_types"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."filter_ids"(jsonb, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."filter_ids"(jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."filter_ids"(jsonb, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."filter_words"(jsonb, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."filter_words"(jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."filter_words"(jsonb, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."find_person"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."find_person"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."find_person"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."first_words"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."first_words"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."first_words"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."fits_attribute"(public.attribute_definitions, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."fitting_attributes"(text, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."fitting_attributes"(text, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."fitting_attributes"(text, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."folded"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."folded"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."folded"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."follow_person"(uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."follow_person"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."follow_person"(uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."forget_left_address"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."forget_left_address"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."forget_left_address"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."free_category_key"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."free_category_key"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."free_category_key"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."give_inbox_settings"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."give_inbox_settings"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."give_inbox_settings"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."guard_merged"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."guard_merged"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."guard_merged"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."hear_identity"(uuid, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."hear_identity"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."hear_identity"(uuid, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."in_weeks"(tsquery, integer, integer) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."in_weeks"(tsquery, integer, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."in_weeks"(tsquery, integer, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."inbox_is_beyond"(uuid) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."inbox_is_beyond"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."inbox_is_beyond"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."inbox_is_beyond"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."instant_of"(jsonb, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."instant_of"(jsonb, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."instant_of"(jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."instant_of"(jsonb, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."is_offered_in"(public.categories, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."is_offered_in"(public.categories, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."is_offered_in"(public.categories, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."is_stored"(public.attachments) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."is_stored"(public.attachments) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."is_stored"(public.attachments) TO "postgres";

REVOKE ALL ON FUNCTION "private"."is_vouched_for"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."is_vouched_for"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."is_vouched_for"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."join_visitor"(uuid, text, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."join_visitor"(uuid, text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."join_visitor"(uuid, text, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_attributes"(uuid, jsonb, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_attributes"(uuid, jsonb, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_attributes"(uuid, jsonb, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_conversation_tags"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_conversation_tags"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_conversation_tags"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_macro_files"(uuid, uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_macro_files"(uuid, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_macro_files"(uuid, uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."keep_names"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."keep_names"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."keep_names"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."last_closing"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."last_closing"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."last_closing"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."last_with"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."last_with"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."last_with"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."let_macro_file_go"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."let_macro_file_go"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."let_macro_file_go"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."like_pattern"(text, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."like_pattern"(text, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."like_pattern"(text, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."likely_same"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."likely_same"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."likely_same"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."limit_customer_file"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."limit_customer_file"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."limit_customer_file"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."limit_customer_message"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."limit_customer_message"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."limit_customer_message"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."limit_new_conversation"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."limit_new_conversation"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."limit_new_conversation"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."limit_rate"(text, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."limit_rate"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."limit_rate"(text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."limit_sessions"(uuid, bytea) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."limit_sessions"(uuid, bytea) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."limit_sessions"(uuid, bytea) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_conditions"(private.list_wish) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_conditions"(private.list_wish) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_conditions"(private.list_wish) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_conditions"(private.list_wish) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_edge"(private.list_wish, text, public.conversations) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_edge"(private.list_wish, text, public.conversations) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_edge"(private.list_wish, text, public.conversations) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_edge"(private.list_wish, text, public.conversations) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_keyset"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_keyset"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_keyset"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_keyset"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_order"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_order"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_order"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_order"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_rows"(private.list_wish, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_rows"(private.list_wish, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_rows"(private.list_wish, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_rows"(private.list_wish, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_sources"(private.list_wish) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_sources"(private.list_wish) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_sources"(private.list_wish) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_sources"(private.list_wish) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_until"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_until"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_until"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_until"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_walk"(private.list_source, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_walk"(private.list_source, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_walk"(private.list_source, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_walk"(private.list_source, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."list_wish"(jsonb, text, jsonb, integer) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."list_wish"(jsonb, text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."list_wish"(jsonb, text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."list_wish"(jsonb, text, jsonb, integer) TO "postgres";

REVOKE ALL ON FUNCTION "private"."live_secrets"(private.inbox_secrets) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."live_secrets"(private.inbox_secrets) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."live_secrets"(private.inbox_secrets) TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_all_of"(uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_all_of"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_all_of"(uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_contact"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_contact"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_customer_of"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_customer_of"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_customer_of"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."lock_view"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."lock_view"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."lock_view"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."macro_refusal"(text, boolean, uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."macro_refusal"(text, boolean, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."macro_refusal"(text, boolean, uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."masked_address"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."masked_address"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."masked_address"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."may_change_view"(public.saved_views) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."may_change_view"(public.saved_views) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."may_change_view"(public.saved_views) TO "postgres";

REVOKE ALL ON FUNCTION "private"."merged_into"(public.conversations) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."merged_into"(public.conversations) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."merged_into"(public.conversations) TO "postgres";

REVOKE ALL ON FUNCTION "private"."moment_of"(jsonb, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."moment_of"(jsonb, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."moment_of"(jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."moment_of"(jsonb, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."my_contact_note"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."my_contact_note"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_contact_note"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."my_handmade_contact_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_handmade_contact_ids"() TO "authenticated";

REVOKE ALL ON FUNCTION "private"."my_handmade_contact_ids"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_handmade_contact_ids"() TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_handmade_contact_ids"() TO "service_role";

REVOKE ALL ON FUNCTION "private"."my_macro_team_ids"() FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."my_macro_team_ids"() TO "authenticated";

REVOKE ALL ON FUNCTION "private"."my_macro_team_ids"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_macro_team_ids"() TO "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_macro_team_ids"() TO "service_role";

REVOKE ALL ON FUNCTION "private"."my_session"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."my_session"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."my_session"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."name_condition"(text[], text, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."name_condition"(text[], text, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."name_condition"(text[], text, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."name_in_note"(public.notes, uuid[], uuid[]) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."name_in_note"(public.notes, uuid[], uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."name_in_note"(public.notes, uuid[], uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."name_words"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."name_words"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."name_words"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."own_note"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."own_note"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."own_note"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."part"(public.conversations, public.actor_kind, uuid, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."part"(public.conversations, public.actor_kind, uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."part"(public.conversations, public.actor_kind, uuid, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."people_filters"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."people_filters"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."people_filters"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."person_ids"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."person_ids"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."person_ids"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."person_of"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."person_of"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."person_of"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."phone_digits"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."phone_digits"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."phone_digits"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."plain_facts"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."plain_facts"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."plain_facts"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."plain_phone"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."plain_phone"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."plain_phone"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."plain_text"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."plain_text"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."plain_text"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."preview_of"(public.actor_kind, text, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."preview_of"(public.actor_kind, text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."preview_of"(public.actor_kind, text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."rarely_tagged"(uuid[]) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."rarely_tagged"(uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."rarely_tagged"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rarely_tagged"(uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."rating_json"(public.ratings) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."rating_json"(public.ratings) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rating_json"(public.ratings) TO "postgres";

REVOKE ALL ON FUNCTION "private"."read_mark_json"(public.read_marks) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."read_mark_json"(public.read_marks) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."read_mark_json"(public.read_marks) TO "postgres";

REVOKE ALL ON FUNCTION "private"."rename_tag_in"(jsonb, uuid, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."rename_tag_in"(jsonb, uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rename_tag_in"(jsonb, uuid, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."retire_visitor"(uuid, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."retire_visitor"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."retire_visitor"(uuid, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."rows_of"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."rows_of"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."rows_of"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."run_action"(public.conversations, uuid, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."run_action"(public.conversations, uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."run_action"(public.conversations, uuid, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."run_actions_of"(public.conversations, uuid, uuid, jsonb, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."run_actions_of"(public.conversations, uuid, uuid, jsonb, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."run_actions_of"(public.conversations, uuid, uuid, jsonb, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."search_hit_json"(private.search_hit, tsquery) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."search_hit_json"(private.search_hit, tsquery) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."search_hit_json"(private.search_hit, tsquery) TO "postgres";

REVOKE ALL
  ON FUNCTION "private"."search_stretch"(text, tsquery, uuid[], text, double precision, text, timestamp WITH time zone, timestamp WITH time zone, uuid, bigint, integer, timestamp
    WITH time zone)
  FROM PUBLIC;

REVOKE ALL
  ON FUNCTION "private"."search_stretch"(text, tsquery, uuid[], text, double precision, text, timestamp WITH time zone, timestamp WITH time zone, uuid, bigint, integer, timestamp
    WITH time zone)
  FROM "postgres";

GRANT EXECUTE
  ON FUNCTION "private"."search_stretch"(text, tsquery, uuid[], text, double precision, text, timestamp WITH time zone, timestamp WITH time zone, uuid, bigint, integer, timestamp
    WITH time zone)
  TO "postgres";

REVOKE ALL ON FUNCTION "private"."searched_conversations"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."searched_conversations"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."searched_conversations"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."searched_lines"(text, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."searched_lines"(text, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."searched_lines"(text, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."secret_kid"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."secret_kid"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."secret_kid"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."seen_people"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."seen_people"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."seen_people"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."seen_people_ids"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."seen_people_ids"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."seen_people_ids"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."sees_contact"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."sees_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."sees_contact"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."set_blocked"(uuid, boolean) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."set_blocked"(uuid, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."set_blocked"(uuid, boolean) TO "postgres";

REVOKE ALL ON FUNCTION "private"."signed_company"(uuid, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."signed_company"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."signed_company"(uuid, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."snippet"(text, tsquery) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."snippet"(text, tsquery) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."snippet"(text, tsquery) TO "postgres";

REVOKE ALL ON FUNCTION "private"."sound_of"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."sound_of"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."sound_of"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."spend"(text, text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."spend"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."spend"(text, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."stands_after"(public.conversations, public.conversations, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."stands_after"(public.conversations, public.conversations, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."stands_after"(public.conversations, public.conversations, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."stands_after"(public.conversations, public.conversations, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."stem_of"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."stem_of"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."stem_of"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."take_company"() FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."take_company"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."take_company"() TO "postgres";

REVOKE ALL ON FUNCTION "private"."tell_of_contacts"(text, uuid, uuid[], uuid, uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."tell_of_contacts"(text, uuid, uuid[], uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."tell_of_contacts"(text, uuid, uuid[], uuid, uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."told_secrets"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."told_secrets"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."told_secrets"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."trim_page_events"(uuid) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."trim_page_events"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."trim_page_events"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "private"."uuids_of"(jsonb, text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."uuids_of"(jsonb, text) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."uuids_of"(jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."uuids_of"(jsonb, text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."verified_contact"(uuid, jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."verified_contact"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."verified_contact"(uuid, jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."wanted_words"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."wanted_words"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."wanted_words"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."week_of"(timestamp WITH time zone) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."week_of"(timestamp WITH time zone) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."week_of"(timestamp WITH time zone) TO "postgres";

REVOKE ALL ON FUNCTION "private"."widget_inbox_state"(uuid, public.contacts) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."widget_inbox_state"(uuid, public.contacts) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."widget_inbox_state"(uuid, public.contacts) TO "postgres";

REVOKE ALL ON FUNCTION "private"."widget_limits"(public.widget_settings) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."widget_limits"(public.widget_settings) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."widget_limits"(public.widget_settings) TO "postgres";

REVOKE ALL ON FUNCTION "private"."widget_looks"(public.widget_settings) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."widget_looks"(public.widget_settings) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."widget_looks"(public.widget_settings) TO "postgres";

REVOKE ALL ON FUNCTION "private"."widget_problem"(jsonb) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."widget_problem"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."widget_problem"(jsonb) TO "postgres";

REVOKE ALL ON FUNCTION "private"."words_of"(jsonb, text, text[]) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "private"."words_of"(jsonb, text, text[]) TO "authenticated";

REVOKE ALL ON FUNCTION "private"."words_of"(jsonb, text, text[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."words_of"(jsonb, text, text[]) TO "postgres";

REVOKE ALL ON FUNCTION "private"."words_of"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."words_of"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."words_of"(text) TO "postgres";

REVOKE ALL ON FUNCTION "private"."words_of_name"(text) FROM PUBLIC;

REVOKE ALL ON FUNCTION "private"."words_of_name"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "private"."words_of_name"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_category"(uuid, boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."archive_category"(uuid, boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_category"(uuid, boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_inbox"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."archive_inbox"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."archive_inbox"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."block_contact"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."block_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."block_contact"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."change_preferences"(jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."change_preferences"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."change_preferences"(jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."close_my_conversation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."close_my_conversation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."close_my_conversation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."companies_page"(text, text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."companies_page"(text, text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."companies_page"(text, text, jsonb, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."contact_card"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."contact_card"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."contact_card"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."contacts_page"(text, jsonb, text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."contacts_page"(text, jsonb, text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."contacts_page"(text, jsonb, text, jsonb, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."copy_macro"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."copy_macro"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."copy_macro"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_attribute"(text, text, jsonb, text, text[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text, uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_category"(jsonb, uuid, integer, text, uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_company"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_company"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_company"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_contact"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_contact"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_contact"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_inbox"(text, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_inbox"(text, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_inbox"(text, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_tag"(text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."create_tag"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."create_tag"(text, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."delete_contact_note"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."delete_contact_note"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."delete_contact_note"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."delete_note"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."delete_note"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."delete_note"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."edit_contact"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact_note"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."edit_contact_note"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_contact_note"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_note"(uuid, text, uuid[], uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."edit_note"(uuid, text, uuid[], uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."edit_note"(uuid, text, uuid[], uuid[]) TO "postgres";

REVOKE ALL ON FUNCTION "public"."end_visitor_session"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."end_visitor_session"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."end_visitor_session"(uuid) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."find_in_conversation"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."find_in_conversation"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."find_in_conversation"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."first_steps"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."first_steps"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."first_steps"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."inbox_figures"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."inbox_figures"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."inbox_figures"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."leave_address"(text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."leave_address"(text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."leave_address"(text, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."list_page"(jsonb, text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."list_page"(jsonb, text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."list_page"(jsonb, text, jsonb, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."mark_delivered"(uuid, bigint) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."mark_delivered"(uuid, bigint) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."mark_delivered"(uuid, bigint) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."merge_contacts"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."merge_contacts"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."merge_contacts"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."merge_conversations"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."merge_conversations"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."merge_conversations"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."merge_tags"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."merge_tags"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."merge_tags"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."my_unread"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."my_unread"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."my_unread"() TO "postgres";

REVOKE ALL ON FUNCTION "public"."note_identity_failure"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."note_identity_failure"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."note_identity_failure"(uuid, text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."note_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."note_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."note_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid[], uuid[], uuid) TO "postgres";

REVOKE ALL ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb, text, jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb, text, jsonb, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."open_visitor_session"(uuid, text, jsonb, text, jsonb, text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."order_categories"(uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."order_categories"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."order_categories"(uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."order_views"(uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."order_views"(uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."order_views"(uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."participants"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."participants"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."participants"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "public"."pass_attachment"(uuid, text, integer, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."pass_attachment"(uuid, text, integer, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."pass_attachment"(uuid, text, integer, integer) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."rate_conversation"(uuid, integer, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."rate_conversation"(uuid, integer, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."rate_conversation"(uuid, integer, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_macro"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."remove_macro"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_macro"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_tag"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."remove_tag"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_tag"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_view"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."remove_view"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."remove_view"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."rename_company"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."rename_company"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."rename_company"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."reopen_my_conversation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."reopen_my_conversation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."reopen_my_conversation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."reveal_identity_secret"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."reveal_identity_secret"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."reveal_identity_secret"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."rotate_identity_secret"(uuid, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."rotate_identity_secret"(uuid, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."rotate_identity_secret"(uuid, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."run_actions"(uuid, uuid, jsonb, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."run_actions"(uuid, uuid, jsonb, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."run_actions"(uuid, uuid, jsonb, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."save_draft"(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."save_draft"(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."save_draft"(uuid, text, text, text, uuid[], uuid[], uuid[], bigint, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."save_macro"(uuid, text, text, uuid, text, jsonb, uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."save_macro"(uuid, text, text, uuid, text, jsonb, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."save_macro"(uuid, text, text, uuid, text, jsonb, uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."save_view"(uuid, text, text, uuid, jsonb, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."save_view"(uuid, text, text, uuid, jsonb, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."save_view"(uuid, text, text, uuid, jsonb, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."saved_view_counts"(text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."saved_view_counts"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."saved_view_counts"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_companies"(text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."search_companies"(text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_companies"(text, jsonb, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_contact_notes"(text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."search_contact_notes"(text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_contact_notes"(text, jsonb, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_contacts"(text, jsonb, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."search_contacts"(text, jsonb, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_contacts"(text, jsonb, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_messages"(text, jsonb, jsonb, text, integer) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."search_messages"(text, jsonb, jsonb, text, integer) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."search_messages"(text, jsonb, jsonb, text, integer) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."send_transcript"(uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."send_transcript"(uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."send_transcript"(uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."send_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."send_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."send_with_actions"(uuid, uuid, text, jsonb, uuid[], uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_category"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_category"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_category"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_company_attributes"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_contact_attributes"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."set_conversation_attributes"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."similar_conversation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."similar_conversation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."similar_conversation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."split_contact"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."split_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."split_contact"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."split_conversation"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."split_conversation"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."split_conversation"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid, uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."start_conversation"(uuid, uuid, text, uuid, uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_conversation"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."tag_conversation"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_conversation"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_usage"() TO "authenticated";

REVOKE ALL ON FUNCTION "public"."tag_usage"() FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."tag_usage"() TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."tell_conversations_apart"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."tell_conversations_apart"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."tell_conversations_apart"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."track_events"(jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."track_events"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."track_events"(jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."unblock_contact"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."unblock_contact"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."unblock_contact"(uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."untag_conversation"(uuid, uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."untag_conversation"(uuid, uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."untag_conversation"(uuid, uuid) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_attribute"(uuid, jsonb, text[], boolean) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer, uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer, uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_category"(uuid, jsonb, uuid, integer, uuid[]) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_tag"(uuid, text, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_tag"(uuid, text, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_tag"(uuid, text, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_widget"(uuid, jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."update_widget"(uuid, jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."update_widget"(uuid, jsonb) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."use_macro_files"(uuid) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."use_macro_files"(uuid) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."use_macro_files"(uuid) TO "postgres";

REVOKE ALL ON FUNCTION "public"."widget_looks"(text) FROM PUBLIC;

GRANT EXECUTE ON FUNCTION "public"."widget_looks"(text) TO "anon", "authenticated";

REVOKE ALL ON FUNCTION "public"."widget_looks"(text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."widget_looks"(text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."widget_looks"(text) TO "service_role";

GRANT EXECUTE ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_contact_note"(uuid, uuid, text) TO "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[], uuid[]) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[], uuid[]) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."write_note"(uuid, uuid, text, uuid[], uuid[], uuid[]) TO "postgres";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."action_runs" TO "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."address_salts" TO "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."conversation_tags" TO "service_role";

GRANT DELETE, INSERT, SELECT ON TABLE "private"."names" TO "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."rate_buckets" TO "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "private"."rate_limits" TO "service_role";

REVOKE ALL ON TABLE "public"."attribute_definitions" FROM "authenticated";

GRANT SELECT ON TABLE "public"."attribute_definitions" TO "authenticated";

REVOKE ALL ON TABLE "public"."attribute_definitions" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."attribute_definitions" TO "service_role";

REVOKE ALL ON TABLE "public"."contact_notes" FROM "authenticated";

GRANT SELECT ON TABLE "public"."contact_notes" TO "authenticated";

REVOKE ALL ON TABLE "public"."contact_notes" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."contact_notes" TO "service_role";

REVOKE ALL ON TABLE "public"."drafts" FROM "authenticated";

GRANT SELECT ON TABLE "public"."drafts" TO "authenticated";

REVOKE ALL ON TABLE "public"."drafts" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."drafts" TO "service_role";

REVOKE ALL ON TABLE "public"."macro_files" FROM "authenticated";

GRANT SELECT ON TABLE "public"."macro_files" TO "authenticated";

REVOKE ALL ON TABLE "public"."macro_files" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."macro_files" TO "service_role";

REVOKE ALL ON TABLE "public"."macros" FROM "authenticated";

GRANT SELECT ON TABLE "public"."macros" TO "authenticated";

REVOKE ALL ON TABLE "public"."macros" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."macros" TO "service_role";

REVOKE ALL ON TABLE "public"."member_preferences" FROM "authenticated";

GRANT SELECT ON TABLE "public"."member_preferences" TO "authenticated";

REVOKE ALL ON TABLE "public"."member_preferences" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."member_preferences" TO "service_role";

REVOKE ALL ON TABLE "public"."page_events" FROM "authenticated";

GRANT SELECT ON TABLE "public"."page_events" TO "authenticated";

REVOKE ALL ON TABLE "public"."page_events" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."page_events" TO "service_role";

REVOKE ALL ON TABLE "public"."ratings" FROM "authenticated";

GRANT SELECT ON TABLE "public"."ratings" TO "authenticated";

REVOKE ALL ON TABLE "public"."ratings" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."ratings" TO "service_role";

REVOKE ALL ON TABLE "public"."saved_views" FROM "authenticated";

GRANT SELECT ON TABLE "public"."saved_views" TO "authenticated";

REVOKE ALL ON TABLE "public"."saved_views" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."saved_views" TO "service_role";

REVOKE ALL ON TABLE "public"."tags" FROM "authenticated";

GRANT SELECT ON TABLE "public"."tags" TO "authenticated";

REVOKE ALL ON TABLE "public"."tags" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."tags" TO "service_role";

REVOKE ALL ON TABLE "public"."widget_settings" FROM "authenticated";

GRANT SELECT ON TABLE "public"."widget_settings" TO "authenticated";

REVOKE ALL ON TABLE "public"."widget_settings" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."widget_settings" TO "service_role";

GRANT SELECT ON TABLE "private"."my_read_marks" TO "authenticated";

ALTER TABLE "public"."companies"
  ADD COLUMN "search_words" text GENERATED ALWAYS AS (private.contact_words(name, NULL::text, NULL::text)) STORED;

COMMENT ON COLUMN "public"."companies"."search_words" IS 'private.contact_words of the name.';

ALTER TABLE "public"."contact_notes"
  ADD COLUMN "search_words" tsvector GENERATED ALWAYS AS (private.words_of(body)) STORED;

COMMENT ON COLUMN "public"."contact_notes"."search_words" IS 'private.words_of(body).';

ALTER TABLE "public"."contacts"
  ADD COLUMN "search_words" text GENERATED ALWAYS AS (private.contact_words(name, email, phone)) STORED;

COMMENT ON COLUMN "public"."contacts"."search_words" IS 'private.contact_words: empty of an erased person.';

ALTER TABLE "public"."messages"
  ADD COLUMN "search_words" tsvector GENERATED ALWAYS AS (private.words_of(body)) STORED;

COMMENT ON COLUMN "public"."messages"."search_words" IS 'private.words_of(body): empty for a deleted or erased message.';

ALTER TABLE "public"."notes"
  ADD COLUMN "search_words" tsvector GENERATED ALWAYS AS (private.words_of(body)) STORED;

COMMENT ON COLUMN "public"."notes"."search_words" IS 'private.words_of(body).';

CREATE INDEX companies_by_name ON public.companies USING btree (search_words COLLATE "C", id);

CREATE INDEX companies_search_words ON public.companies USING gin (search_words extensions.gin_trgm_ops);

CREATE INDEX contact_notes_search_words ON public.contact_notes USING gin (search_words);

CREATE INDEX contacts_by_name ON public.contacts USING btree (COALESCE(NULLIF(search_words, ' '::text), '￿'::text) COLLATE "C", id)
  WHERE ((merged_into_id IS NULL) AND (erased_at IS NULL));

CREATE INDEX contacts_search_words ON public.contacts USING gin (search_words extensions.gin_trgm_ops);

CREATE INDEX messages_search_words ON public.messages USING gin (private.dated_words(search_words, sent_at))
  WITH (gin_pending_list_limit='256');

CREATE INDEX notes_search_words ON public.notes USING gin (private.dated_words(search_words, written_at))
  WITH (gin_pending_list_limit='256');
