-- Files: one private bucket. An object belongs to the attachment whose path it has, and the same
-- predicate decides. A file is announced (register_attachment), stored by its uploader, read by the
-- server (the function check-file, which calls pass_attachment) and only then taken by a message.

-- What may be sent, and as what Storage serves it. Nothing here runs in a browser or on a desk at a click:
-- no page, no script, no program, no SVG.
create function private.file_types() returns jsonb
language sql immutable set search_path = ''
as $$
  select '{
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "heic": "image/heic", "heif": "image/heif", "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff",
    "pdf": "application/pdf", "rtf": "application/rtf",
    "doc": "application/msword", "xls": "application/vnd.ms-excel", "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text", "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
    "txt": "text/plain", "log": "text/plain", "md": "text/plain", "xml": "text/plain", "eml": "text/plain", "ics": "text/plain",
    "vcf": "text/plain", "yml": "text/plain", "yaml": "text/plain", "tsv": "text/plain", "csv": "text/csv", "json": "application/json",
    "zip": "application/zip", "7z": "application/x-7z-compressed", "rar": "application/vnd.rar", "gz": "application/gzip",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "ogg": "audio/ogg", "oga": "audio/ogg", "opus": "audio/ogg", "wav": "audio/wav", "flac": "audio/flac",
    "mp4": "video/mp4", "mov": "video/quicktime", "webm": "video/webm"
  }'::jsonb
$$;
comment on function private.file_types() is 'Extension → the type Storage serves such a file as. What is not in it cannot be sent.';

create function private.is_stored(file public.attachments) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from storage.objects o
    where o.bucket_id = 'attachments' and o.name = file.path and (o.metadata ->> 'size')::bigint = file.bytes)
$$;
comment on function private.is_stored(public.attachments) is 'Does the file lie in Storage, with the size that was announced?';

create policy "whoever may see an attachment reads its file" on storage.objects for select to authenticated
  using (
    bucket_id = 'attachments'
    and exists (select from public.attachments a where a.path = objects.name)
  );
create policy "an uploader stores the file it registered" on storage.objects for insert to authenticated
  with check (
    bucket_id = 'attachments'
    and not (select private.is_viewing_as())
    and exists (
      select from public.attachments a
      where a.path = objects.name
        and a.message_seq is null and a.note_id is null
        and a.uploader_id = coalesce((select private.member_id()), (select private.contact_id())))
  );

create function public.register_attachment(conversation uuid, name text, content_type text, bytes bigint) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  me uuid := coalesce(private.member_id(), private.contact_id());
  is_member boolean := private.member_id() is not null;
  -- Marks that turn the writing direction make "exe.txt" of what ends in ".exe".
  called text := btrim(regexp_replace(coalesce(register_attachment.name, ''), '[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]', '', 'g'));
  extension text := lower(substring(called from '\.([A-Za-z0-9]{1,8})$'));
  served_as text := private.file_types() ->> extension;
  loose record;
  made public.attachments;
begin
  perform private.refuse_viewing_as();
  if me is null then
    perform private.refuse('not_a_contact', 'Only members and customers with a session send files.', '42501');
  end if;
  if conversation is not null and not private.can_see_conversation(register_attachment.conversation) then
    perform private.refuse('conversation_not_found', 'No conversation with this id that you may see.', 'PT404');
  end if;
  if coalesce(register_attachment.bytes, 0) > 26214400 then
    perform private.refuse('file_too_large', 'At most 25 MiB.', 'PT413');
  elsif coalesce(register_attachment.bytes, 0) < 1 then
    perform private.refuse('file_empty', 'A file has at least one byte.', 'PT400');
  end if;
  if served_as is null or lower(coalesce(register_attachment.content_type, '')) ~ 'svg|html|javascript|msdownload|x-sh|executable' then
    perform private.refuse('file_type_refused', 'Files of this type cannot be sent.', 'PT415');
  end if;
  -- Two at once must not both be the last that fits.
  perform pg_advisory_xact_lock(hashtextextended('otklik.loose_files:' || me, 0));
  select count(*) as files, coalesce(sum(a.bytes), 0) as bytes into loose
  from public.attachments a where a.uploader_id = me and a.message_seq is null and a.note_id is null;
  if loose.files >= (case when is_member then 200 else 40 end)
    or loose.bytes + register_attachment.bytes > (case when is_member then 2147483648 else 268435456 end) then
    perform private.refuse('too_many_loose_files', 'Too much was uploaded and not sent. What is older than a day is removed.', 'PT429');
  end if;
  made.id := gen_random_uuid();
  insert into public.attachments (id, uploader_kind, uploader_id, name, content_type, bytes, path)
  values (made.id, case when is_member then 'member'::public.actor_kind else 'contact' end, me, called, served_as,
    register_attachment.bytes, made.id || '/file.' || extension)
  returning * into made;
  return jsonb_build_object('id', made.id, 'path', made.path, 'content_type', made.content_type);
end
$$;
comment on function public.register_attachment(uuid, text, text, bigint) is
  'Announces a file before its upload; conversation may be null (a customer''s first message). Returns {id, path, content_type}: where in the bucket "attachments", and as what, to store it. Errors: 404 conversation_not_found; 42501 not_a_contact, view_as_is_read_only; 413 file_too_large; 415 file_type_refused; 400 file_empty; 429 too_many_loose_files; 23514 for an impossible name.';
grant execute on function public.register_attachment(uuid, text, text, bigint) to authenticated;

create function public.pass_attachment(attachment uuid, content_type text, width integer default null, height integer default null) returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  file public.attachments;
begin
  select a.* into file from public.attachments a
  where a.id = pass_attachment.attachment and a.message_seq is null and a.note_id is null for no key update;
  if file.id is null then
    perform private.refuse('attachment_not_found', 'No such file, or it is sent already.', 'PT404');
  elsif not private.is_stored(file) then
    perform private.refuse('upload_missing', 'The file is not in Storage, or not with the size that was announced.', 'PT409');
  end if;
  update public.attachments a set content_type = pass_attachment.content_type,
    width = pass_attachment.width, height = pass_attachment.height, checked_at = now()
  where a.id = file.id returning a.* into file;
  return private.attachment_json(file);
end
$$;
comment on function public.pass_attachment(uuid, text, integer, integer) is
  'What check-file found in a file''s bytes; with width and height it is a picture that may be shown in place. From now on a message takes it. Returns private.attachment_json. Service role only. Errors: 404 attachment_not_found, 409 upload_missing.';
grant execute on function public.pass_attachment(uuid, text, integer, integer) to service_role;

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
