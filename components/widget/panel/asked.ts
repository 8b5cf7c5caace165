import { complain } from './complain.ts'

type Asked = { verb: string; said: unknown[] }

/** Verbs that say what the frame shows; of Intercom's, what shows the same here. */
const verbs: Record<string, string> = {
  showSpace: 'showSpace',
  showMessages: 'showMessages',
  showNewMessage: 'showNewMessage',
  showConversation: 'showConversation',
  showTicket: 'showConversation',
  startConversation: 'startConversation',
}
const spaces: Record<string, string> = { home: 'home', messages: 'messages', tickets: 'messages' }

/** What the frame is asked to show; what is not there: the first screen. Null: only to open. */
export function asked(verb: string, said: unknown[]): Asked | null {
  if (verb === 'showSpace') return { verb, said: [spaces[`${said[0]}`] ?? missing(`"${said[0]}"`)] }
  if (verb === 'showArticle' || verb === 'showNews')
    return { verb: 'showSpace', said: [missing(verb)] }
  const known = verbs[verb]
  return known ? { verb: known, said } : null
}

function missing(what: string): string {
  complain(`there is no ${what} here: the first screen is shown`)
  return 'home'
}
