import { settings } from './platform-clients.ts'

export type Mail = { id: string; subject: string; text: string; html: string }

/** The first mail to an address; waits for it. */
export async function mailTo(address: string): Promise<Mail> {
  const base = `http://127.0.0.1:${settings.ports.mail}/api/mails`
  const list = (await (await fetch(`${base}?to=${address}&wait=10000`)).json()) as { id: string }[]
  return (await (await fetch(`${base}/${list[0]?.id}`)).json()) as Mail
}

/** The link in a mail. */
export function linkIn(mail: Mail): URL {
  return new URL(/https?:\/\/\S+/.exec(mail.text)?.[0] ?? '')
}
