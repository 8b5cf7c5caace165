-- Saved views: a list that somebody narrowed and gave a name, for oneself, for a team or for everyone.

create table public.saved_views (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 60),
  audience text not null check (audience in ('private', 'team', 'everyone')),
  owner_id uuid not null references public.members (id),
  team_id uuid references public.teams (id),
  filters jsonb not null check (jsonb_typeof(filters) = 'object' and length(filters::text) <= 8000),
  sort text not null default 'newest' check (sort in ('newest', 'waiting', 'priority')),
  place integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  check ((audience = 'team') = (team_id is not null))
);
comment on table public.saved_views is 'Filters (as list_page takes them) and order under a name. What is shared belongs to manage_views, what is private to its owner.';
comment on column public.saved_views.place is 'Order among those of the same audience, then by name.';
create index saved_views_owner_id on public.saved_views (owner_id);
create index saved_views_team_id on public.saved_views (team_id) where team_id is not null;

alter table public.saved_views enable row level security;
create policy "members read their own views, those of teams they see and those of everyone" on public.saved_views for select to authenticated
  using (
    (select private.is_member()) and case audience
      when 'everyone' then true
      when 'team' then (select private.my_scope()) = 'all' or team_id = any ((select private.my_team_ids())::uuid[])
      else owner_id = (select private.member_id()) end
  );
grant select on public.saved_views to authenticated;
grant select, insert, update, delete on public.saved_views to service_role;

-- Everybody's views are changed by whoever manages them, one's own by oneself.
create function private.may_change_view(changed public.saved_views) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return not private.is_viewing_as() and private.is_member() and case changed.audience
    when 'private' then changed.owner_id = private.member_id()
    when 'team' then private.has_permission('manage_views') and (private.my_scope() = 'all' or changed.team_id = any (private.my_team_ids()))
    else private.has_permission('manage_views') end;
end
$$;
comment on function private.may_change_view(public.saved_views) is 'May the caller make, change or remove this view?';

create function private.lock_view(view uuid) returns public.saved_views
language plpgsql security definer set search_path = ''
as $$
declare
  found public.saved_views;
begin
  select v.* into found from public.saved_views v where v.id = lock_view.view for update;
  if found.id is null or (found.audience = 'private' and found.owner_id is distinct from private.member_id()) then
    perform private.refuse('saved_view_not_found', 'No view with this id that you may see.', 'PT404');
  end if;
  return found;
end
$$;
comment on function private.lock_view(uuid) is 'The view for a change, or 404 saved_view_not_found; what is private to somebody else does not exist.';

create function public.save_view(view uuid, name text, audience text, team uuid, filters jsonb, sort text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.save_view(uuid, text, text, uuid, jsonb, text) is
  'Saves a list under a name, as a new view (view null) or in place of one; returns its row. Private ones are everybody''s own affair, shared ones (team, everyone) need manage_views. Errors: 42501 not_a_member, view_as_is_read_only; 403 not_permitted; 404 saved_view_not_found, team_not_found, view_not_found; 400 saved_view_name_empty, audience_unknown and those of list_page; 409 too_many_views.';

create function public.remove_view(view uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.remove_view(uuid) is
  'Removes a view; the conversations stay. Errors: 42501 not_a_member, view_as_is_read_only; 403 not_permitted (manage_views, for a shared one); 404 saved_view_not_found.';

create function public.order_views(views uuid[]) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.order_views(uuid[]) is
  'Puts views in this order. Errors: 42501 not_a_member, view_as_is_read_only; 403 not_permitted (manage_views, for shared ones); 404 saved_view_not_found.';

-- Counted as the caller: nobody learns of conversations that are not his to see.
create function public.saved_view_counts(zone text default null) returns jsonb
language plpgsql stable set search_path = ''
as $$
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
$$;
comment on function public.saved_view_counts(text) is
  '{view id: how many conversations}, counted to 100, and no further than among the 2000 newest. zone: whose days "today" means. Error: 42501 not_a_member.';

grant execute on function public.save_view(uuid, text, text, uuid, jsonb, text), public.remove_view(uuid), public.order_views(uuid[]),
  public.saved_view_counts(text) to authenticated;

create trigger saved_views_touch before update on public.saved_views
  for each row execute function private.touch_updated_at();
create trigger saved_views_audit_made after insert on public.saved_views
  for each row when (new.audience <> 'private') execute function private.audit_change('view', 'name audience team_id filters sort');
create trigger saved_views_audit_changed after update on public.saved_views
  for each row when (old.audience <> 'private' or new.audience <> 'private') execute function private.audit_change('view', 'name audience team_id filters sort');
create trigger saved_views_audit_removed after delete on public.saved_views
  for each row when (old.audience <> 'private') execute function private.audit_change('view', 'name audience team_id filters sort');
