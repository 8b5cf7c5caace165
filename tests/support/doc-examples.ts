import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from './repository.ts'

/* The examples of docs/widget.md, word for word as a reader copies them. */

export type Example = { heading: string; language: string; code: string }

/** Every block of code, with the heading that it stands under. */
export function examples(): Example[] {
  const text = readFileSync(join(repository, 'docs/widget.md'), 'utf8')
  let heading = ''
  return [...text.matchAll(/^#+ (.+)$|^```(\w*)\n([\s\S]*?)^```$/gm)].flatMap((found) => {
    const [, title, language = '', code] = found
    if (title) heading = title
    return code === undefined ? [] : [{ heading, language, code }]
  })
}

/** The block under a heading. Throws where it is gone. */
export function exampleUnder(heading: string, language: string): string {
  const found = examples().find((each) => each.heading === heading && each.language === language)
  if (!found) throw new Error(`docs/widget.md has no ${language} under "${heading}"`)
  return found.code
}

export type Signer = 'Node' | 'Python' | 'PHP' | 'Go'

type Way = {
  language: string
  /** The interpreter, and how it runs a file. */
  command: [program: string, ...before: string[]]
  file: string
  /** A program that calls the example with ID, NAME, EMAIL and SECRET of its environment and prints. */
  program: (code: string) => string
}

const ways: Record<Signer, Way> = {
  Node: {
    language: 'js',
    command: [process.execPath],
    file: 'sign.mjs',
    program: (code) => `${code}
const { ID: id, NAME: name, EMAIL: email, SECRET } = process.env
process.stdout.write(chatIdentity({ id, name, email }, SECRET))`,
  },
  Python: {
    language: 'python',
    command: ['python3'],
    file: 'sign.py',
    program: (code) => `${code}
import os
given = os.environ
print(chat_identity({"id": given["ID"], "name": given["NAME"], "email": given["EMAIL"]}, given["SECRET"]), end="")`,
  },
  PHP: {
    language: 'php',
    command: ['php'],
    file: 'sign.php',
    program: (code) => `<?php
${code}
echo chat_identity(['id' => getenv('ID'), 'name' => getenv('NAME'), 'email' => getenv('EMAIL')], getenv('SECRET'));`,
  },
  Go: {
    language: 'go',
    command: ['go', 'run'],
    file: 'sign.go',
    program: (code) =>
      `package main

${code}
func main() {
	token, err := ChatIdentity(os.Getenv("ID"), os.Getenv("NAME"), os.Getenv("EMAIL"), os.Getenv("SECRET"))
	if err != nil {
		panic(err)
	}
	os.Stdout.WriteString(token)
}
`.replace('import (', 'import (\n\t"os"'),
  },
}

/** Does this machine have what runs the example? */
export function canSign(signer: Signer): boolean {
  try {
    execFileSync(ways[signer].command[0], [signer === 'Go' ? 'version' : '--version'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}

/** A token as the example makes it, run by its own language. */
export function sign(
  signer: Signer,
  user: { id: string; name: string; email: string },
  secret: string,
): string {
  const { language, command, file, program } = ways[signer]
  const folder = mkdtempSync(join(tmpdir(), 'otklik-example-'))
  try {
    const path = join(folder, file)
    writeFileSync(path, program(exampleUnder(signer, language)))
    const [name, ...before] = command
    const given = { ID: user.id, NAME: user.name, EMAIL: user.email, SECRET: secret }
    return execFileSync(name, [...before, path], {
      env: { ...process.env, ...given },
      encoding: 'utf8',
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
