-- Who a browser in a widget is: a visitor with nothing but a secret, or a customer whom the host page's
-- backend vouches for. An inbox is an identity space of its own: two client companies may both have a user
-- "42", and neither learns of the other's.

alter table public.contact_identities add column inbox_id uuid references public.inboxes (id) on delete cascade;
comment on column public.contact_identities.inbox_id is 'The inbox whose secret signs this user_id; null in channels where the external id is the same everywhere.';
alter table public.contact_identities add constraint contact_identities_in_its_inbox
  unique nulls not distinct (inbox_id, channel, external_id);

alter table public.companies add column inbox_id uuid references public.inboxes (id) on delete set null;
comment on column public.companies.inbox_id is 'The inbox whose signed identities speak of this company; null for one that the team made.';
create unique index companies_in_their_inbox on public.companies (inbox_id, external_id) nulls not distinct where external_id is not null;

alter table public.contacts add column email_left_at timestamptz;
comment on column public.contacts.email_left_at is 'When the person itself typed its address in the widget: nobody has vouched for that. Null where it was signed or a member wrote it.';

create function private.forget_left_address() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.email_left_at := null;
  return new;
end
$$;
comment on function private.forget_left_address() is 'Before trigger of contacts: an address that somebody else wrote was not left by the person.';
create trigger contacts_forget_left_address before update of email on public.contacts
  for each row when (new.email is distinct from old.email and new.email_left_at is not distinct from old.email_left_at)
  execute function private.forget_left_address();

alter table private.inbox_secrets
  add column previous_secret text check (length(previous_secret) >= 32),
  add column previous_until timestamptz;
comment on column private.inbox_secrets.previous_until is 'Until when the secret before is good, too, so that a backend changes over without locking anybody out.';

alter table public.visitor_sessions
  add column address_hash bytea,
  add column page_url text check (length(page_url) <= 500),
  add column page_title text check (length(page_title) <= 200),
  add column browser text check (length(browser) <= 40),
  add column system text check (length(system) <= 40);
comment on column public.visitor_sessions.address_hash is 'SHA-256 of the network address with a salt of the day (28_limits.sql): tells equal ones apart for a day, and nothing else.';
comment on column public.visitor_sessions.page_url is 'The page that held the widget last, as it said itself.';
comment on column public.visitor_sessions.browser is 'Name and version of the browser as its request said, as in Firefox 145; system likewise, as in Windows.';
create index visitor_sessions_address_hash on public.visitor_sessions (address_hash) where address_hash is not null;

create function private.secret_kid(secret text) returns text
language sql immutable set search_path = ''
as $$ select left(encode(sha256(convert_to('kid:' || secret, 'UTF8')), 'hex'), 8) $$;
comment on function private.secret_kid(text) is 'The public name of an identity secret, for the kid of a token''s header.';

create function private.live_secrets(s private.inbox_secrets) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_array(jsonb_build_object('kid', private.secret_kid(s.identity_secret), 'secret', s.identity_secret))
    || case when s.previous_until > now()
      then jsonb_build_array(jsonb_build_object('kid', private.secret_kid(s.previous_secret), 'secret', s.previous_secret))
      else '[]' end
$$;
comment on function private.live_secrets(private.inbox_secrets) is '[{kid, secret}]: the present one first, then the one before while it is good.';

create function public.widget_inbox(inbox_key text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('id', i.id, 'name', i.name, 'greetings', i.greetings, 'identity_secret', s.identity_secret,
    'secrets', private.live_secrets(s), 'identity_is_enforced', w.identity_is_enforced, 'allowed_domains', to_jsonb(w.allowed_domains),
    'settings', jsonb_build_object('name', i.name, 'greetings', i.greetings, 'looks', private.widget_looks(w), 'site_url', w.site_url)
      || private.widget_limits(w))
  from public.inboxes i join private.inbox_secrets s on s.inbox_id = i.id join public.widget_settings w on w.inbox_id = i.id
  where i.key = inbox_key and i.channel = 'widget' and i.archived_at is null
$$;
comment on function public.widget_inbox(text) is
  '{id, name, greetings, identity_secret, secrets [{kid, secret}], identity_is_enforced, allowed_domains, settings: what the frame gets} of a widget inbox by its public key, or null. Service role only: a secret never leaves the server.';

-- Secrets of an inbox: seen and changed by whoever manages inboxes, and every look is in the audit log.
create function private.told_secrets(inbox uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object('secret', s.identity_secret, 'kid', private.secret_kid(s.identity_secret), 'rotated_at', s.rotated_at,
    'previous_until', case when s.previous_until > now() then s.previous_until end)
  from private.inbox_secrets s where s.inbox_id = inbox
$$;
comment on function private.told_secrets(uuid) is '{secret, kid, rotated_at, previous_until|null} of an inbox.';

create function public.reveal_identity_secret(inbox uuid) returns jsonb
language plpgsql security definer set search_path = ''
as $$
begin
  if private.admin('manage_inboxes', 'reveal_identity_secret') is null then return private.refused(); end if;
  if private.inbox_is_beyond(reveal_identity_secret.inbox) then return private.exceeding('reveal_identity_secret'); end if;
  if not exists (select from private.inbox_secrets s where s.inbox_id = reveal_identity_secret.inbox) then
    perform private.refuse('inbox_not_found', 'No widget inbox with this id.', 'PT404');
  end if;
  perform private.audit('identity_secret_read', 'inbox', reveal_identity_secret.inbox);
  return private.told_secrets(reveal_identity_secret.inbox);
end
$$;
comment on function public.reveal_identity_secret(uuid) is
  'The secret with which a host page''s backend signs: {secret, kid, rotated_at, previous_until|null}. Audited. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found.';

create function public.rotate_identity_secret(inbox uuid, keep_hours integer default 24) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.rotate_identity_secret(uuid, integer) is
  'Makes a new identity secret; the one before stays good for so many hours (0: not at all, for a leaked one), and any older one ends now. Returns {secret, kid, rotated_at, previous_until}. Audited. Needs manage_inboxes. Errors: 403 not_permitted, grant_exceeds_own; 404 inbox_not_found; 400 keeping_invalid.';
grant execute on function public.reveal_identity_secret(uuid), public.rotate_identity_secret(uuid, integer) to authenticated;

-- The company that a signed identity names. One that the team made is found, and never renamed from outside.
create function private.signed_company(inbox uuid, identity jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.signed_company(uuid, jsonb) is 'Company id for the company_id and company_name of an identity signed for an inbox; null where it names none.';

-- Finds or makes the contact behind a signed identity.
create function private.verified_contact(inbox uuid, identity jsonb) returns uuid
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.verified_contact(uuid, jsonb) is
  'Contact id in an inbox for a signed identity {user_id, name?, email?, phone?, company_id?, company_name?, claimed_name?, claimed_email?}; made on the first visit, updated later. Error: 400 identity_invalid.';

-- A visitor turned out to be a known customer: what this one browser session said joins the customer, and the
-- session ends. Nothing else moves, and nobody learns by it what he could not read before.
create function private.join_visitor(inbox uuid, visitor_secret text, known uuid) returns integer
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.join_visitor(uuid, text, uuid) is
  'Gives the conversations of an anonymous browser session to the known contact that it turned out to be, records conversation_identified in each and ends the session; returns how many. A secret that is unknown, ended, of another inbox or of a known contact joins nothing.';

-- What the visitor typed about itself does not pass for what is known of the customer; what the team wrote does.
create function private.retire_visitor(visitor uuid, known uuid) returns void
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.retire_visitor(uuid, uuid) is 'Empties a visitor whose history went to a known contact; the team''s notes on it and what its page told of it go along.';

create function private.keep_attributes(contact uuid, signed jsonb, said jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function private.keep_attributes(uuid, jsonb, jsonb) is
  'Keeps declared attributes: signed ones among what is known, the rest among what nobody has vouched for; undeclared ones are dropped.';

create function public.open_visitor_session(
  inbox uuid, secret text, identity jsonb default null, visitor_secret text default null, said jsonb default null, address text default null
) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.open_visitor_session(uuid, text, jsonb, text, jsonb, text) is
  'Opens or continues the session of a browser by its secret. identity is what the host page''s backend signed, already verified by the caller: {user_id, name?, email?, company_id?, company_name?, attributes?, claimed_name?, claimed_email?}; with it the history of visitor_secret joins the contact (private.join_visitor). said is what the page and its browser claim: {page {url, title}, agent {browser, system}, attributes, locale ru|en}. address is the network address from a trusted header. Returns {session_id, contact_id, inbox_id, is_verified, joined}. Service role only. Errors: 401 session_ended, identity_required; 409 session_of_another; 404 inbox_not_found; 400 secret_too_short, identity_invalid; 42501 contact_blocked; 429 rate_limited.';

create function public.end_visitor_session(session uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.contacts k
  where k.id = (select s.contact_id from public.visitor_sessions s where s.id = end_visitor_session.session) for no key update;
  update public.visitor_sessions s set revoked_at = now() where s.id = end_visitor_session.session and s.revoked_at is null;
end
$$;
comment on function public.end_visitor_session(uuid) is 'Ends a browser''s session: its token is refused at the next statement. Service role only.';
