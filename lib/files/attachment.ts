/*
 * A file of a message or a note, for the desk and the widget alike. Pure.
 */

export type Attachment = {
  id: string
  name: string
  contentType: string
  bytes: number
  /** Its key in the bucket "attachments". */
  path: string
  /** Pixels of a picture that may be shown in place; null for what is downloaded only. */
  size: { width: number; height: number } | null
}

/** `private.attachment_json` as it comes: in messages and notes, and from check-file. */
export type AttachmentJson = {
  id: string
  name: string
  content_type: string
  bytes: number
  path: string
  width?: number
  height?: number
}

export function attachmentFromJson(json: AttachmentJson): Attachment {
  const { width, height } = json
  return {
    id: json.id,
    name: json.name,
    contentType: json.content_type,
    bytes: json.bytes,
    path: json.path,
    size: width && height ? { width, height } : null,
  }
}
