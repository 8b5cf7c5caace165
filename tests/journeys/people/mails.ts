import { platformUnderTest } from '../../support/platform-under-test.ts'

type Mail = { subject: string; html: string; text: string }

/** The newest letter to an address; waits for it for ten seconds. `web` is where the mails are read. */
export async function newestMailTo(
  address: string,
  web = platformUnderTest().settings.urls.mail,
): Promise<Mail> {
  const inbox = `${web}/api/mails`
  const query = new URLSearchParams({ to: address, wait: '10000' })
  const [summary] = (await (await fetch(`${inbox}?${query}`)).json()) as { id: string }[]
  if (!summary) throw new Error(`No letter came to ${address}.`)
  return (await (await fetch(`${inbox}/${summary.id}`)).json()) as Mail
}

/** The first address that a letter links to. */
export function linkIn({ html }: Mail): string {
  const href = /href="([^"]+)"/.exec(html)?.[1]
  if (!href) throw new Error('The letter links to nothing.')
  return href.replaceAll('&amp;', '&')
}
