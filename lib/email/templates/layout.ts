import { brand } from './brand.ts'
import { html, type Html } from './html.ts'

type Layout = {
  locale: string
  title: string
  /** What a mail program shows beside the subject in its list. */
  preheader: string
  /** Whose mail it is; stands on top. */
  sender: string
  body: Html
  footer: Html
}

/**
 * The frame of every mail. Tables and inline styles, because Outlook lays out nothing else; no picture
 * and no font from outside, because programs block them and they tell who has read.
 */
export function layout({ locale, title, preheader, sender, body, footer }: Layout): string {
  const page = html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>${title}</title>
      </head>
      <body style="margin:0;padding:0;background:${brand.canvas};">
        <div style="display:none;max-height:0;overflow:hidden;opacity:0;">${preheader}</div>
        <table
          role="presentation"
          width="100%"
          cellpadding="0"
          cellspacing="0"
          border="0"
          bgcolor="${brand.canvas}"
        >
          <tr>
            <td align="center" style="padding:24px 12px;">
              <table
                role="presentation"
                width="100%"
                cellpadding="0"
                cellspacing="0"
                border="0"
                style="max-width:560px;font-family:${brand.font};color:${brand.ink};"
              >
                <tr>
                  <td
                    style="padding:0 4px 12px;font-size:15px;line-height:20px;font-weight:600;color:${brand.accent};"
                  >
                    ${sender}
                  </td>
                </tr>
                <tr>
                  <td
                    bgcolor="${brand.surface}"
                    style="padding:24px;border:1px solid ${brand.line};border-radius:10px;font-size:15px;line-height:22px;"
                  >
                    ${body}
                  </td>
                </tr>
                <tr>
                  <td
                    style="padding:16px 4px 0;font-size:13px;line-height:18px;color:${brand.inkFaint};"
                  >
                    ${footer}
                  </td>
                </tr>
              </table>
            </td>
          </tr>
        </table>
      </body>
    </html>`
  return page.markup.replace(/\n\s+/g, '\n')
}

/** A link that looks like a button, in Outlook too. The address is http(s) and comes from settings. */
export function button(address: string, label: string): Html {
  return html`<table
    role="presentation"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="margin:20px 0 0;"
  >
    <tr>
      <td bgcolor="${brand.accent}" style="border-radius:6px;">
        <a
          href="${address}"
          style="display:inline-block;padding:10px 18px;font-size:15px;line-height:20px;font-weight:600;color:${brand.accentInk};text-decoration:none;"
          >${label}</a
        >
      </td>
    </tr>
  </table>`
}
