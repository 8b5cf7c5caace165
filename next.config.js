import createNextIntlPlugin from 'next-intl/plugin'

const withMessages = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  experimental: {
    // Compiled when built, messages need no parser in the browser: 8 KB less on every page.
    messages: {
      path: './lib/i18n/messages',
      locales: ['ru', 'en'],
      format: 'json',
      sourceLocale: 'ru',
      precompile: true,
    },
  },
})

const immutable = { key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }

// The editor's preview is sandboxed: modules are fetched by an origin that is none.
const forEverybody = { key: 'Access-Control-Allow-Origin', value: '*' }

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The Content-Security-Policy of pages has a nonce: proxy.ts makes it.
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
    // Its files carry a hash in their names; the loader does not, and hosts pages for years.
    { source: '/widget/:file([^/]+-[A-Z0-9]{8}\\.[a-z]+)', headers: [immutable, forEverybody] },
    // The loader asks for it with a version behind the name.
    { source: '/widget/:file(panel|teaser).js', headers: [immutable] },
    { source: '/widget.js', headers: [{ key: 'Cache-Control', value: 'public, max-age=300' }] },
  ],
  // `npm run types` checks the whole repository; a start on a fresh clone should not wait for it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pino', 'pg-boss'],
  // `next dev` would otherwise write a managed block into AGENTS.md.
  agentRules: false,
}

export default withMessages(config)
