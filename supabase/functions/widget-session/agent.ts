/** What a browser calls itself, as an agent reads it: `{browser: 'Firefox 145', system: 'Windows'}`. */
export type Agent = { browser?: string; system?: string }

/** The order counts: Edge and Opera say that they are Chrome, and Chrome that it is Safari. */
const browsers: [RegExp, string][] = [
  [/YaBrowser\/(\d+)/, 'Яндекс Браузер'],
  [/(?:Edg|EdgA|EdgiOS)\/(\d+)/, 'Edge'],
  [/(?:OPR|Opera)\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/(?:Firefox|FxiOS)\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+)[.\d]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/iPhone|iPad|iPod/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows NT/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
]

/** Reads the header User-Agent; what it does not know it leaves out. */
export function agentOf(header: string | null): Agent {
  const said = (header ?? '').slice(0, 500)
  const browser = browsers.find(([pattern]) => pattern.test(said))
  const system = systems.find(([pattern]) => pattern.test(said))
  return {
    ...(browser && { browser: `${browser[1]} ${browser[0].exec(said)![1]}` }),
    ...(system && { system: system[1] }),
  }
}
