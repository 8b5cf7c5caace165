import { pino } from 'pino'
import { endWithStarter } from '../lifetime.ts'
import { loadSettings } from '../settings.ts'
import { serveInbox } from './inbox-server.ts'
import { Mailbox } from './mailbox.ts'
import { receiveMail } from './receive.ts'

/*
 * The process of the embedded platform's mail: whatever is sent by SMTP ends in a folder and in a web inbox.
 */

const settings = loadSettings()
const log = pino({ name: 'mail', level: settings.product.LOG_LEVEL ?? 'info' })
const mailbox = new Mailbox(settings.folders.mail)
const smtp = await receiveMail(mailbox, settings.ports.smtp, log)
const inbox = await serveInbox(mailbox, settings.ports.mail)
log.info({ smtp: settings.ports.smtp, inbox: settings.urls.mail }, 'mail listens')

endWithStarter(log, async () => {
  inbox.close()
  inbox.closeAllConnections()
  await new Promise<void>((closed) => smtp.close(closed))
})
