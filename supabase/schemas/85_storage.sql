-- Files: one private bucket. A path is <conversation>/<attachment>/<name>, and the same predicate decides.
-- In these policies a bare `name` would be the attachment's: objects.name is the path.

create policy "whoever may see an attachment reads its file" on storage.objects for select to authenticated
  using (
    bucket_id = 'attachments'
    and exists (select from public.attachments a where a.id = private.uuid_or_null((storage.foldername(objects.name))[2]))
  );
create policy "an uploader stores the file it registered" on storage.objects for insert to authenticated
  with check (
    bucket_id = 'attachments'
    and not (select private.is_viewing_as())
    and exists (
      select from public.attachments a
      where a.id = private.uuid_or_null((storage.foldername(objects.name))[2])
        and a.conversation_id::text = (storage.foldername(objects.name))[1]
        and a.name = storage.filename(objects.name)
        and a.message_seq is null and a.note_id is null
        and a.uploader_id = coalesce((select private.member_id()), (select private.contact_id())))
  );

create function public.register_attachment(conversation uuid, name text, content_type text, bytes bigint) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := coalesce(private.member_id(), private.contact_id());
  made public.attachments;
begin
  perform private.refuse_viewing_as();
  if me is null or not private.can_see_conversation(register_attachment.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if register_attachment.bytes > 26214400 then
    perform private.refuse('file_too_large', 'At most 25 MiB.', 'PT413');
  end if;
  insert into public.attachments (conversation_id, uploader_kind, uploader_id, name, content_type, bytes)
  values (register_attachment.conversation, case when private.member_id() is null then 'contact'::public.actor_kind else 'member' end,
    me, register_attachment.name, register_attachment.content_type, register_attachment.bytes)
  returning * into made;
  return jsonb_build_object('id', made.id, 'path', made.conversation_id || '/' || made.id || '/' || made.name);
end
$$;
comment on function public.register_attachment(uuid, text, text, bigint) is
  'Announces a file before its upload; returns {id, path} in the bucket "attachments". bytes ≤ 26214400. Errors: 404 conversation_not_found, 42501 view_as_is_read_only, 413 file_too_large, 23514 for an impossible name.';
grant execute on function public.register_attachment(uuid, text, text, bigint) to authenticated;

-- Pictures of members: everybody may see them, a customer does. One folder each, named by the member's id.
create policy "members see their own pictures" on storage.objects for select to authenticated
  using (bucket_id = 'avatars' and (storage.foldername(objects.name))[1] = (select private.member_id())::text);
create policy "members put up their own pictures" on storage.objects for insert to authenticated
  with check (
    bucket_id = 'avatars' and not (select private.is_viewing_as())
    and (storage.foldername(objects.name))[1] = (select private.member_id())::text
  );
create policy "members replace their own pictures" on storage.objects for update to authenticated
  using (
    bucket_id = 'avatars' and not (select private.is_viewing_as())
    and (storage.foldername(objects.name))[1] = (select private.member_id())::text
  )
  with check (
    bucket_id = 'avatars' and (storage.foldername(objects.name))[1] = (select private.member_id())::text
  );
create policy "members take down their own pictures" on storage.objects for delete to authenticated
  using (
    bucket_id = 'avatars' and not (select private.is_viewing_as())
    and (storage.foldername(objects.name))[1] = (select private.member_id())::text
  );
