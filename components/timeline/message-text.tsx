import { withLinks } from '#lib/messages/links.ts'

/** The words of a message or a note: lines kept, addresses to go to, long words broken. */
export function MessageText({ text }: { text: string }) {
  return (
    <p className="wrap-anywhere whitespace-pre-wrap">
      <MessageWords text={text} />
    </p>
  )
}

/** A stretch of them. */
export function MessageWords({ text }: { text: string }) {
  return withLinks(text).map(({ text: words, href }, n) =>
    href ? (
      <a
        key={n}
        href={href}
        target="_blank"
        rel="noopener noreferrer nofollow"
        className="underline decoration-current/40 underline-offset-2 hover:decoration-current"
      >
        {words}
      </a>
    ) : (
      words
    ),
  )
}
