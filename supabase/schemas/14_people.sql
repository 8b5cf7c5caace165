-- People: invitations, what becomes of a member, teams and who is in them. Verbs for admins; each is
-- refused to whoever would give, or take in hand, more than he has (12_roles.sql).

create table public.invitations (
  id uuid primary key default gen_random_uuid(),
  email text not null check (email ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$' and email = lower(email) and length(email) <= 254),
  role_id uuid not null references public.roles (id),
  team_ids uuid[] not null default '{}',
  invited_by uuid not null references public.members (id),
  created_at timestamptz not null default now(),
  expires_at timestamptz not null default now() + interval '7 days',
  sent_at timestamptz,
  accepted_at timestamptz,
  accepted_by uuid references public.members (id),
  withdrawn_at timestamptz
);
comment on table public.invitations is 'Somebody asked by mail to join the team. Good for one use within 7 days.';
create unique index invitations_one_open on public.invitations (email) where accepted_at is null and withdrawn_at is null;
create index invitations_role_id on public.invitations (role_id);
create index invitations_invited_by on public.invitations (invited_by);
create index invitations_accepted_by on public.invitations (accepted_by);

create table private.invitation_tokens (
  invitation_id uuid primary key references public.invitations (id) on delete cascade,
  token_hash bytea not null unique,
  made_at timestamptz not null default now()
);
comment on table private.invitation_tokens is 'SHA-256 of the one token that is good for an invitation; the token itself is in the mail and nowhere else.';

alter table public.invitations enable row level security;
alter table private.invitation_tokens enable row level security;
create policy "members with manage_members read invitations" on public.invitations for select to authenticated
  using ((select private.has_permission('manage_members')));
grant select on public.invitations to authenticated;
grant select, insert, update, delete on public.invitations, private.invitation_tokens to service_role;

create function public.invite_member(email text, role uuid, teams uuid[] default '{}') returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.invite_member(text, uuid, uuid[]) is
  'Invites an address to a role and teams; the mail goes out at once. Returns the invitation. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 400 email_invalid; 404 role_not_found, team_not_found; 409 member_exists, invitation_exists.';

create function private.open_invitation(invitation uuid) returns public.invitations
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.open_invitation(uuid) is 'Locks an invitation that was neither accepted nor withdrawn, or refuses with 404 invitation_not_found.';

create function public.resend_invitation(invitation uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.resend_invitation(uuid) is
  'Mails an open invitation again, good for another 7 days; the earlier link is dead. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 invitation_not_found.';

create function public.withdraw_invitation(invitation uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  withdrawn public.invitations;
begin
  if private.admin('manage_members', 'withdraw_invitation') is null then return private.refused(); end if;
  withdrawn := private.open_invitation(withdraw_invitation.invitation);
  update public.invitations i set withdrawn_at = now() where i.id = withdrawn.id;
  perform private.audit('invitation_withdrawn', 'invitation', withdrawn.id, jsonb_build_object('email', withdrawn.email));
  return '{}';
end
$$;
comment on function public.withdraw_invitation(uuid) is 'Takes an open invitation back: its link is dead. Needs manage_members. Errors: 403 not_permitted; 404 invitation_not_found.';

-- For the worker that mails it, and for the page behind the link ----------------------------------

create function public.issue_invitation_token(invitation uuid) returns text
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.issue_invitation_token(uuid) is
  'A new token for an open invitation, the only one that is good from now on; null where it was accepted, withdrawn or has expired. Service role only: the worker puts it into the mail.';

create function public.invitation_by_token(token text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
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
$$;
comment on function public.invitation_by_token(text) is
  '{id, email, state open|used|withdrawn|expired, inviter_name, workspace_name, has_account, account_id, account_is_confirmed} of an invitation, or null for a token that is none. Service role only.';

create function public.accept_invitation(token text, account uuid, name text, locale text default 'ru') returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.accept_invitation(text, uuid, text, text) is
  'Makes the holder of an Auth account with the invited, confirmed address a member; returns its row. Service role only. Errors: 404 invitation_not_found; 409 invitation_used, invitation_withdrawn, invitation_expired, account_not_proven, member_exists; 400 member_name_empty.';

revoke execute on function public.issue_invitation_token(uuid), public.invitation_by_token(text), public.accept_invitation(text, uuid, text, text)
  from public, anon, authenticated;
grant execute on function public.issue_invitation_token(uuid), public.invitation_by_token(text), public.accept_invitation(text, uuid, text, text)
  to service_role;

-- Members ---------------------------------------------------------------------------------------

create function private.lock_member(member uuid) returns public.members
language plpgsql security definer set search_path = ''
as $$
declare
  found public.members;
begin
  select m.* into found from public.members m where m.id = lock_member.member for no key update;
  if found.id is null then
    perform private.refuse('member_not_found', 'No member with this id.', 'PT404');
  end if;
  return found;
end
$$;
comment on function private.lock_member(uuid) is 'Row lock for a verb about a member; refuses with 404 member_not_found.';

create function public.update_member(member uuid, name text, role uuid, capacity integer) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.update_member(uuid, text, uuid, integer) is
  'Changes a member''s name, role and capacity (open conversations at once), effective at once; returns its row. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 member_not_found, role_not_found; 400 member_name_empty, capacity_invalid; 409 last_superadmin.';

create function public.deactivate_member(member uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.deactivate_member(uuid) is
  'Shuts a member out of every door at once; what it wrote stays, its open and snoozed conversations go back to their teams. Returns {conversations_returned}. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 member_not_found; 409 deactivate_self, last_superadmin.';

create function public.reactivate_member(member uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  locked public.members;
begin
  if private.admin('manage_members', 'reactivate_member') is null then return private.refused(); end if;
  locked := private.lock_member(reactivate_member.member);
  if private.role_exceeds_own(locked.role_id) then return private.exceeding('reactivate_member'); end if;
  update public.members m set deactivated_at = null where m.id = locked.id and m.deactivated_at is not null;
  return (select to_jsonb(m) from public.members m where m.id = locked.id);
end
$$;
comment on function public.reactivate_member(uuid) is
  'Lets a deactivated member in again, with the role and teams it had; returns its row. Needs manage_members. Errors: 403 not_permitted, grant_exceeds_own; 404 member_not_found.';

grant execute on function public.invite_member(text, uuid, uuid[]), public.resend_invitation(uuid), public.withdraw_invitation(uuid),
  public.update_member(uuid, text, uuid, integer), public.deactivate_member(uuid), public.reactivate_member(uuid) to authenticated;
