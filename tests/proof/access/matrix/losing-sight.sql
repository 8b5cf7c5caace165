-- What somebody still hears of what was lost: joined before, listening after.

-- Every topic name there is at this moment.
create function proof.names() returns setof text
language sql stable as $$
  select private.inbox_topic()
  union all select private.team_topic(t.id) from public.teams t
  union all select private.unassigned_topic(t.id) from public.teams t
  union all select private.load_topic()
  union all select private.contact_topic(k.id) from public.contacts k
  union all select 'member:' || m.id from public.members m
  union all select 'viewing:' || s.id from public.view_as_sessions s
  union all select private.conversation_topic(prefix, c.id)
    from public.conversations c, unnest(array['conversation', 'typing', 'viewers']) prefix
$$;

create function proof.claim(claims jsonb) returns void
language sql as $$ select set_config('request.jwt.claims', claims::text, true) $$;

-- Joins all that is open to the loser, runs the change, lets everybody talk, and tells what arrived at the
-- loser's old sockets about what the loser may no longer see: "topic-kind event" of each such broadcast.
-- A farewell ("you lost this one") may come, with an id in it and nothing else.
create function proof.still_heard(loser jsonb, change text, talk text) returns text
language plpgsql as $$
declare
  joined text[];
  heard text;
  visible uuid[];
begin
  perform proof.claim(loser);
  joined := array(select n from proof.names() n where private.may_receive(n));
  perform proof.claim('{}');
  delete from realtime.messages;
  execute change;
  execute talk;
  perform proof.claim(loser);
  visible := array(select c.id from public.conversations c where private.can_see_conversation(c.id));
  select string_agg(distinct split_part(r.topic, ':', 1) || ' ' || r.event, ', ') into heard
  from realtime.messages r
  where r.topic = any (joined)
    -- Of oneself one may hear.
    and r.event <> 'availability'
    and not (r.event in ('topic_moved', 'access_changed', 'conversation_left', 'directory_changed') and r.payload - array['id', 'conversation_id'] = '{}')
    and coalesce(not private.may_receive(r.topic) or not (private.uuid_or_null(coalesce(
      r.payload ->> 'conversation_id', r.payload #>> '{row,id}', r.payload #>> '{message,conversation_id}', r.payload #>> '{conversation,id}'
    )) = any (visible)), true);
  return coalesce(heard, '') || case when cardinality(joined) = 0 then 'had joined nothing' else '' end;
end
$$;

-- Everybody talks: a message, a note, how far it was read and a change of hands in every conversation
-- that is named, and the customer's word for it.
create function proof.talk(about uuid[], vera jsonb) returns void
language plpgsql as $$
declare
  c public.conversations;
begin
  for c in select * from public.conversations where id = any (about) order by id loop
    perform proof.claim(vera);
    perform public.send_message(c.id, gen_random_uuid(), 'after');
    perform public.write_note(c.id, gen_random_uuid(), 'after');
    perform public.mark_read(c.id, 1);
    perform public.close_conversation(c.id);
    perform public.reopen_conversation(c.id);
    perform proof.claim('{}');
    update public.contacts k set name = 'After' where k.id = c.contact_id;
  end loop;
end
$$;
