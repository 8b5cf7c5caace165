/** What a mail's link carries: a token and what it is for, or the code of Supabase's own link. */
export type MailLink = { tokenHash: string; type: string; code: string }

export function LinkFields({ link }: { link: MailLink }) {
  return (
    <>
      <input type="hidden" name="token_hash" value={link.tokenHash} />
      <input type="hidden" name="type" value={link.type} />
      <input type="hidden" name="code" value={link.code} />
    </>
  )
}
