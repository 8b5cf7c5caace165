// The first file of every command: `node supabase/local/bootstrap/run.mjs <file> [arguments]` runs the
// file under the Node that the product uses, after installing whatever is missing.
//
// Plain old JavaScript, importing nothing: it has to parse on the Node that it complains about.

const version = process.versions.node
const [major, minor] = version.split('.').map(Number)

if (major < 20 || (major === 20 && minor < 9)) {
  console.error(
    `\n  Otklik needs Node 20.9 or newer, and this is Node ${version}.` +
      '\n  Install a newer one from https://nodejs.org and run the command again.\n',
  )
  process.exit(1)
} else {
  import('./prepare.mjs').then((it) => it.prepareAndRun(process.argv[2], process.argv.slice(3)))
}
