import { sendMail } from '#lib/email/send.ts'
import { loadAlert } from '#lib/email/templates/load-alert.ts'
import { env } from '#lib/kernel/env.ts'
import { releaseMail, stampMail } from '#lib/sent-mails/ledger.ts'
import { claimAlertMail, dueAlertMails } from '#lib/sent-mails/load-alert.ts'
import type { Handler } from '../handler.ts'
import { insist } from '../insist.ts'

/** Mails a team's supervisors that a threshold was passed; each once, however often the job is tried. */
export const mailAlert: Handler<'routing/mail-alert'> = async (
  { alert_id },
  { database, signal },
) => {
  let mailed = 0
  for (const due of await dueAlertMails(database.sql, alert_id)) {
    if (signal.aborted || !(await claimAlertMail(database.sql, due))) continue
    const { key, address, letter } = due
    const url = new URL('/load', env('APP_URL')).href
    try {
      await sendMail({
        key,
        to: { name: letter.memberName, address },
        ...loadAlert({ ...letter, url }),
      })
    } catch (error) {
      await releaseMail(database.sql, key)
      throw error
    }
    await insist(() => stampMail(database.sql, key))
    mailed++
  }
  return `${mailed} mailed`
}
