import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../support/repository.ts'
import { compareCatalogues, flatten, type Catalogue } from './catalogue.ts'
import { compareUse, keyUse } from './catalogue-use.ts'
import { nothingYet, type Gate } from './gate.ts'

const languages = ['ru', 'en']
const fileOf = (language: string) => join('lib', 'i18n', 'messages', `${language}.json`)
const source = '{app,components,lib,jobs,widget}/**/*.{ts,tsx}'

/** Both languages say the same things, and say what the code asks for. */
export const catalogue: Gate = {
  title: 'Message catalogues',
  check: async () => {
    const present = languages.filter((language) => existsSync(join(repository, fileOf(language))))
    if (present.length === 0) return nothingYet('no catalogues')
    const missing = languages.filter((language) => !present.includes(language)).map(fileOf)
    if (missing.length > 0) return { complaints: [`Missing: ${missing.join(', ')}`], note: '' }
    const catalogues = Object.fromEntries(languages.map((language) => [language, read(language)]))
    const files = globSync(source, { cwd: repository, exclude: ['**/*.test.{ts,tsx}'] })
    const uses = files.map((file) => keyUse(file, readFileSync(join(repository, file), 'utf8')))
    const own = read('ru')
    return {
      complaints: [...compareCatalogues(catalogues), ...compareUse(uses, own)],
      note: `${own.size} messages in ${languages.join(' and ')}, used by ${files.length} files`,
    }
  },
}

function read(language: string): Catalogue {
  return flatten(JSON.parse(readFileSync(join(repository, fileOf(language)), 'utf8')))
}
