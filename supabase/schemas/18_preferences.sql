-- How a member likes the desk: what Enter does, how long a sent reply can be taken back, what makes a
-- sound. The same in every browser; nobody else's business.

create table public.member_preferences (
  member_id uuid primary key references public.members (id) on delete cascade,
  preferences jsonb not null default '{}'
    check (jsonb_typeof(preferences) = 'object' and length(preferences::text) <= 8000),
  updated_at timestamptz not null default now()
);
comment on table public.member_preferences is
  'One member''s preferences {key: value}; a key that is missing has the product''s usual value (lib/preferences/preferences.ts).';

alter table public.member_preferences enable row level security;
create policy "members read their own preferences" on public.member_preferences for select to authenticated
  using (member_id = (select private.member_id()));
grant select on public.member_preferences to authenticated;
grant select, insert, update, delete on public.member_preferences to service_role;

create trigger member_preferences_touch before update on public.member_preferences
  for each row execute function private.touch_updated_at();

create function public.change_preferences(changes jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.change_preferences(jsonb) is
  'Lays changes over the caller''s preferences (null takes a key back to its usual value) and tells the caller''s other tabs; returns them all. Errors: 42501 not_a_member, view_as_is_read_only; 400 preferences_invalid.';
grant execute on function public.change_preferences(jsonb) to authenticated;
