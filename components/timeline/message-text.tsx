import { Markup, type MarkupProps } from '#components/markup/markup.tsx'
import { parse } from '#lib/markup/parse.ts'
import { withLinks } from '#lib/messages/links.ts'

type MessageTextProps = {
  text: string
  /** A customer's words are only words; a member's have marks (lib/markup). */
  isPlain?: boolean
  file?: MarkupProps['file']
}

/** The words of a message: lines kept, addresses to go to, long words broken. */
export function MessageText({ text, isPlain = false, file }: MessageTextProps) {
  return isPlain ? (
    <p className="wrap-anywhere whitespace-pre-wrap">
      <PlainWords text={text} />
    </p>
  ) : (
    <Markup blocks={parse(text)} file={file} />
  )
}

function PlainWords({ text }: { text: string }) {
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
