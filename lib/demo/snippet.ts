/** What the demo company's developer pasted into the site. The page runs it and shows it. */

/** @param settings as window.otklikSettings */
export function snippet(settings: object): string {
  return `window.otklikSettings = ${JSON.stringify(settings, null, 2)}
window.Otklik = window.Otklik || function () {
  (window.Otklik.q = window.Otklik.q || []).push(arguments)
}`
}
