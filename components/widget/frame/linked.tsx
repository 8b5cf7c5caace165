import { withLinks } from '#lib/messages/links.ts'

/** What somebody wrote, with its web addresses as links. Text stays text: nothing in it becomes markup. */
export function Linked({ body }: { body: string }) {
  return (
    <>
      {withLinks(body).map(({ text, href }) =>
        href ? (
          <a key={text} href={href} target="_blank" rel="noopener noreferrer nofollow ugc">
            {text}
          </a>
        ) : (
          text
        ),
      )}
    </>
  )
}
