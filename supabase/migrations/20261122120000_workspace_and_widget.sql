SET local check_function_bodies = off;

ALTER TABLE "public"."conversation_events"
  DROP CONSTRAINT "conversation_events_type_check";

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

ALTER TABLE "public"."member_preferences"
  ADD CONSTRAINT "member_preferences_member_id_fkey" FOREIGN KEY (member_id) REFERENCES public.members(id) ON DELETE CASCADE;

CREATE TRIGGER member_preferences_touch
  BEFORE UPDATE ON public.member_preferences
  FOR EACH ROW
  EXECUTE FUNCTION private.touch_updated_at();

CREATE POLICY "members read their own preferences" ON "public"."member_preferences"
  FOR SELECT
  TO "authenticated"
  USING ((member_id = ( SELECT private.member_id() AS member_id)));

COMMENT ON FUNCTION "public"."change_preferences"(jsonb) IS 'Lays changes over the caller''s preferences (null takes a key back to its usual value) and tells the caller''s other tabs; returns them all. Errors: 42501 not_a_member, view_as_is_read_only; 400 preferences_invalid.';

COMMENT ON TABLE "public"."member_preferences" IS 'One member''s preferences {key: value}; a key that is missing has the product''s usual value (lib/preferences/preferences.ts).';

GRANT EXECUTE ON FUNCTION "public"."change_preferences"(jsonb) TO "authenticated";

REVOKE ALL ON FUNCTION "public"."change_preferences"(jsonb) FROM "postgres";

GRANT EXECUTE ON FUNCTION "public"."change_preferences"(jsonb) TO "postgres";

REVOKE ALL ON TABLE "public"."member_preferences" FROM "authenticated";

GRANT SELECT ON TABLE "public"."member_preferences" TO "authenticated";

REVOKE ALL ON TABLE "public"."member_preferences" FROM "service_role";

GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE "public"."member_preferences" TO "service_role";
