/** The most bytes of a file; the database refuses more. */
export const largestFile = 26_214_400

/** The most files of a message; the database refuses more. */
export const mostFiles = 10

/** What the database takes (private.file_types()), for the `accept` of a file field. A test holds both equal. */
export const allowedExtensions =
  'png jpg jpeg gif webp avif heic heif bmp tif tiff pdf rtf doc xls ppt docx xlsx pptx odt ods odp txt log md xml eml ics vcf yml yaml tsv csv json zip 7z rar gz mp3 m4a ogg oga opus wav flac mp4 mov webm'.split(
    ' ',
  )

const byType: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
}

/**
 * Why a file cannot be sent, before anything is asked: file_empty, file_too_large, file_type_refused;
 * null when it may be tried.
 */
export function refusalOf(file: { name: string; type: string; size: number }): string | null {
  if (file.size === 0) return 'file_empty'
  if (file.size > largestFile) return 'file_too_large'
  const extension = /\.([a-z0-9]{1,8})$/i.exec(nameOf(file))?.[1]?.toLowerCase()
  return extension && allowedExtensions.includes(extension) ? null : 'file_type_refused'
}

/** A name that the database takes: what is pasted has none, or one without an extension. */
export function nameOf({ name, type }: { name: string; type: string }): string {
  const bare = name.replace(/[\u0000-\u001f\u007f-\u009f/\\]/g, '_').trim()
  const extension = byType[type]
  const whole =
    extension && !/\.[a-z0-9]{1,8}$/i.test(bare) ? `${bare || 'image'}.${extension}` : bare
  if (whole.length <= 200) return whole
  const tail = /\.[a-z0-9]{1,8}$/i.exec(whole)?.[0] ?? ''
  return whole.slice(0, 200 - tail.length) + tail
}
