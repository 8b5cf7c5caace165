-- How the widget of an inbox looks, what its customers may do in it, and which pages may hold it. One row
-- per widget inbox, born with it. Everything in here may be known to everybody who opens the widget.

create table public.widget_settings (
  inbox_id uuid primary key references public.inboxes (id) on delete cascade,
  accent text not null default '#4a63d8' check (accent ~ '^#[0-9a-f]{6}$'),
  background text check (background ~ '^#[0-9a-f]{6}$'),
  logo_url text check (length(logo_url) <= 500 and logo_url ~ '^https?://[^\s"''<>]+$'),
  position text not null default 'right' check (position in ('left', 'right')),
  side_offset smallint not null default 20 check (side_offset between 0 and 200),
  bottom_offset smallint not null default 20 check (bottom_offset between 0 and 200),
  launcher text not null default 'button' check (launcher in ('button', 'none')),
  theme text not null default 'system' check (theme in ('light', 'dark', 'system')),
  locale text not null default 'auto' check (locale in ('auto', 'ru', 'en')),
  texts jsonb not null default '{}',
  site_url text check (length(site_url) <= 500 and site_url ~ '^https?://[^\s"''<>#]+$'),
  allowed_domains text[] not null default '{}',
  identity_is_enforced boolean not null default false,
  expects_minutes integer check (expects_minutes between 1 and 43200),
  may_close boolean not null default true,
  asks_rating boolean not null default true,
  sends_transcripts boolean not null default true,
  asks_for_address boolean not null default true,
  takes_files boolean not null default true,
  file_limit bigint not null default 26214400 check (file_limit between 1 and 26214400),
  message_limit integer not null default 10000 check (message_limit between 1 and 20000),
  updated_at timestamptz not null default now()
);
comment on table public.widget_settings is 'Looks, limits and doors of a widget inbox. No secrets: a visitor learns most of it.';
comment on column public.widget_settings.accent is 'The brand''s colour, #rrggbb in lower case. What stands on it is chosen by contrast.';
comment on column public.widget_settings.background is 'Colour of the head of the home screen; null for the accent.';
comment on column public.widget_settings.texts is '{"ru": {key: words}, "en": {…}}: words that replace the widget''s own.';
comment on column public.widget_settings.site_url is 'A page that holds the widget: links in mails lead there.';
comment on column public.widget_settings.allowed_domains is 'Pages that may hold the widget, as sources of frame-ancestors: example.com, *.example.com, https://example.com:8443. Empty: every page.';
comment on column public.widget_settings.identity_is_enforced is 'Whether visitors whom the host page''s backend has not vouched for are refused.';
comment on column public.widget_settings.expects_minutes is 'The answer time that customers are told; null says nothing.';

alter table public.widget_settings enable row level security;
create policy "members read the settings of widgets" on public.widget_settings for select to authenticated
  using ((select private.is_member()));
grant select on public.widget_settings to authenticated;
grant select, insert, update, delete on public.widget_settings to service_role;

-- What arrives in an inbox is seen by its team: whoever sees some teams only manages the inboxes of those.
create function private.inbox_is_beyond(inbox uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.my_scope() <> 'all' and exists (
    select from public.inboxes i where i.id = inbox_is_beyond.inbox and i.team_id <> all (private.my_team_ids()));
end
$$;
comment on function private.inbox_is_beyond(uuid) is 'Does the inbox lead to a team that is closed to the calling member?';
grant execute on function private.inbox_is_beyond(uuid) to authenticated;

-- Logos: everybody may see them, a host page does. One folder each, named by the inbox's id.
create policy "whoever manages an inbox sees its logos" on storage.objects for select to authenticated
  using (bucket_id = 'brand' and (select private.has_permission('manage_inboxes')));
create policy "whoever manages an inbox puts up its logos" on storage.objects for insert to authenticated
  with check (
    bucket_id = 'brand' and not (select private.is_viewing_as()) and (select private.has_permission('manage_inboxes'))
    and exists (select from public.inboxes i where i.id::text = (storage.foldername(objects.name))[1] and not private.inbox_is_beyond(i.id))
  );

create function private.give_inbox_settings() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.widget_settings (inbox_id) values (new.id) on conflict do nothing;
  return null;
end
$$;
comment on function private.give_inbox_settings() is 'After-insert trigger: a widget inbox is born with its settings.';
create trigger inboxes_settings after insert on public.inboxes
  for each row when (new.channel = 'widget') execute function private.give_inbox_settings();
create trigger widget_settings_touch before update on public.widget_settings
  for each row execute function private.touch_updated_at();

-- What is wrong with settings that somebody wants, as a reason; null where nothing is.
create function private.widget_problem(changes jsonb) returns text
language plpgsql immutable set search_path = ''
as $$
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
$$;
comment on function private.widget_problem(jsonb) is 'Why settings of a widget cannot be had, as a reason of update_widget; null where they can.';

create function public.update_widget(inbox uuid, changes jsonb) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.update_widget(uuid, jsonb) is
  'Changes settings of a widget: {accent?, background?, logo_url?, position?, …}, any of the table''s columns; returns the row. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found; 400 setting_unknown, colour_invalid, address_of_page_invalid, offset_invalid, choice_unknown, answer_time_invalid, limit_invalid, domain_invalid, texts_invalid.';

create function public.create_inbox(name text, team uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.create_inbox(text, uuid) is
  'Makes a widget inbox with its key, settings and identity secret; returns its row. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 team_not_found; 400 inbox_name_empty.';

create function public.archive_inbox(inbox uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.archive_inbox(uuid) is
  'Takes a widget off: its key opens nothing any more, its visitors'' sessions end, its conversations stay with the team. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found.';
grant execute on function public.update_widget(uuid, jsonb), public.create_inbox(text, uuid), public.archive_inbox(uuid) to authenticated;

-- How a widget looks to whoever opens it, in the one shape of the loader, the frame and the session.
create function private.widget_looks(s public.widget_settings) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('accent', s.accent, 'background', s.background, 'logo_url', s.logo_url, 'position', s.position,
    'side_offset', s.side_offset, 'bottom_offset', s.bottom_offset, 'theme', s.theme, 'launcher', s.launcher,
    'locale', s.locale, 'texts', s.texts)
$$;
comment on function private.widget_looks(public.widget_settings) is '{accent, background|null, logo_url|null, position, side_offset, bottom_offset, theme, launcher, locale, texts}.';

create function private.widget_limits(s public.widget_settings) returns jsonb
language sql immutable set search_path = ''
as $$
  select jsonb_build_object('files', jsonb_build_object('is_allowed', s.takes_files, 'max_bytes', s.file_limit),
    'message_limit', s.message_limit, 'asks_rating', s.asks_rating, 'may_close', s.may_close, 'sends_transcripts', s.sends_transcripts)
$$;
comment on function private.widget_limits(public.widget_settings) is '{files {is_allowed, max_bytes}, message_limit, asks_rating, may_close, sends_transcripts}: what customers of an inbox may do.';

create function public.widget_looks(inbox_key text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('app_id', i.key, 'name', i.name, 'looks', private.widget_looks(s), 'ancestors', to_jsonb(s.allowed_domains))
  from public.inboxes i join public.widget_settings s on s.inbox_id = i.id
  where i.key = inbox_key and i.archived_at is null
$$;
comment on function public.widget_looks(text) is
  '{app_id, name, looks {accent, background, logo_url, position, side_offset, bottom_offset, theme, launcher, locale, texts}, ancestors []} of a widget by its public key, or null. For everybody: it stands in the host page.';
