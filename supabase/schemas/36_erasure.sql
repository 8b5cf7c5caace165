-- The lawful erasure of a person: texts, files and everything that names it are blanked for ever; that
-- there was a message, when, and who erased it, stays, and the ledger's chain holds.

create function public.erase_contact(contact uuid, reason text) returns jsonb
language plpgsql security definer set search_path = ''
as $$
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
$$;
comment on function public.erase_contact(uuid, text) is
  'Blanks a person for ever, with every contact that was merged into one with it: messages, notes, notes on the person, the ledger''s texts, file names, name, addresses, identities, attributes; its sessions end, its conversations are closed; a job removes its files and what was broadcast in the last days. Returns {conversations, messages, notes, files}. Needs erase_people; audited with the reason. Errors: 403 not_permitted; 404 contact_not_found; 400 reason_missing.';
grant execute on function public.erase_contact(uuid, text) to authenticated;
