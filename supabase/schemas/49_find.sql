-- Finding inside one conversation: messages and notes that hold all words, by their stems, so that
-- «билеты» finds «билета» and "flights" finds "flight". A conversation is read whole: ten thousand
-- messages are a matter of milliseconds. The search over everything is another (60_search.sql).

-- The part of a word that its other forms share.
create function private.stem_of(word text) returns text
language plpgsql immutable set search_path = ''
as $$
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
$$;
comment on function private.stem_of(text) is 'The beginning that a word''s forms share, in lower case and with е for ё.';

create function public.find_in_conversation(conversation uuid, words text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
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
$$;
comment on function public.find_in_conversation(uuid, text) is
  'Messages and notes of one conversation that hold all words, in whatever form: {positions [newest first, ≤ 1000], stems [what to mark in them]}. Errors: 42501 not_a_member, 404 conversation_not_found.';
grant execute on function public.find_in_conversation(uuid, text) to authenticated;
