import type { PublicLooks } from './public-looks.ts'

/**
 * The loader with a widget's looks before it: a closed widget is one request and has the brand's launcher
 * from the first paint.
 *
 * @param loader text of /widget.js
 */
export function dressedLoader(loader: string, { app_id: appId, looks }: PublicLooks): string {
  // Both may stand in a script of the host page one day: no "<" ends it, no line separator breaks it.
  const json = (value: unknown) =>
    JSON.stringify(value)
      .replaceAll('<', '\\u003c')
      .replaceAll('\u2028', '\\u2028')
      .replaceAll('\u2029', '\\u2029')
  return `;(self.otklikLooks=self.otklikLooks||{})[${json(appId)}]=${json({ looks })};\n${loader}`
}
