import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Settings } from '../settings.ts'
import type { AuthMailer } from './auth-mailer.ts'
import { AuthRefusal, emailExists, invalid, sendAuthRefusal } from './auth-refusal.ts'
import type { AuthUser, AuthUsers, UserChange } from './auth-users.ts'
import type { CheckCaller } from './caller.ts'
import { readBody, sendJson } from './http.ts'
import type { PlatformConfig } from './platform-config.ts'

/*
 * GoTrue's admin API, which @supabase/lite does not have: auth.admin.* of supabase-js. Only for the
 * secret key. Answers and errors as in GoTrue (github.com/supabase/auth, internal/api/admin.go).
 */

type Body = UserChange & {
  data?: object
  type?: string
  options?: { redirect_to?: string }
  redirect_to?: string
}
const largestBody = 1024 * 1024
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export function createAdminUsers(
  users: AuthUsers,
  mailer: AuthMailer,
  settings: Settings,
  config: PlatformConfig,
) {
  return async function answer(
    request: IncomingMessage,
    to: ServerResponse,
    url: URL,
    checkCaller: CheckCaller,
  ): Promise<void> {
    try {
      const { caller } = await checkCaller(request.headers, url.searchParams)
      if (!caller)
        throw new AuthRefusal(
          401,
          'no_authorization',
          'This endpoint requires a valid Bearer token',
        )
      if (caller.role !== 'service_role')
        throw new AuthRefusal(403, 'not_admin', 'User not allowed')
      const body = await readJson(request)
      const path = url.pathname.slice('/auth/v1'.length)
      const { status, json, headers } = await route(`${request.method} ${path}`, url, body)
      sendJson(to, status ?? 200, json, headers)
    } catch (error) {
      sendAuthRefusal(to, error)
    }
  }

  type Answer = { json: unknown; status?: number; headers?: Record<string, string> }

  async function route(call: string, url: URL, body: Body): Promise<Answer> {
    const id = /\/admin\/users\/([^/]+)$/.exec(call)?.[1]
    if (id) {
      const user = uuid.test(id) ? await users.byId(id) : undefined
      if (!user) throw new AuthRefusal(404, 'user_not_found', 'User not found')
      if (call.startsWith('GET ')) return { json: user }
      if (call.startsWith('PUT ')) return { json: await change(user, body) }
      if (call.startsWith('DELETE ')) return users.remove(id).then(() => ({ json: {} }))
    }
    if (call === 'POST /admin/users') return { json: await create(body) }
    if (call === 'GET /admin/users') return list(url.searchParams)
    if (call === 'POST /invite') return { json: await invite(body) }
    if (call === 'POST /admin/generate_link') return { json: await generateLink(body) }
    throw new AuthRefusal(404, 'not_found', 'Not found')
  }

  async function create(body: Body): Promise<AuthUser> {
    if (!body.email) throw invalid('Cannot create a user without either an email or phone')
    if (body.id !== undefined && !uuid.test(body.id))
      throw invalid('ID must conform to the uuid v4 format')
    checkEmail(body.email)
    checkPassword(body.password)
    return users.create(body)
  }

  async function change(user: AuthUser, body: Body): Promise<AuthUser | undefined> {
    if (body.email) checkEmail(body.email)
    checkPassword(body.password)
    return users.change(user.id, body)
  }

  async function list(query: URLSearchParams): Promise<Answer> {
    const page = Math.max(1, Number(query.get('page')) || 1)
    const perPage = Math.min(1000, Math.max(1, Number(query.get('per_page')) || 50))
    const { users: some, total } = await users.page(page, perPage)
    const last = Math.max(1, Math.ceil(total / perPage))
    const link = (to: number, rel: string) =>
      `</admin/users?page=${to}&per_page=${perPage}>; rel="${rel}"`
    const links = [...(page < last ? [link(page + 1, 'next')] : []), link(last, 'last')]
    return {
      json: { users: some, aud: 'authenticated' },
      headers: { 'x-total-count': String(total), link: links.join(', ') },
    }
  }

  async function invite(body: Body): Promise<AuthUser> {
    if (!body.email) throw invalid('Unable to validate email address: invalid format')
    checkEmail(body.email)
    const known = await users.byEmail(body.email)
    if (known?.email_confirmed_at) throw emailExists()
    const user = known ?? (await users.create({ email: body.email, user_metadata: body.data }))
    const { code, hash } = await users.issueCode(user, 'confirmation')
    await users.markInvited(user.id)
    await mailer.sendInvite(user.email ?? body.email, hash, code)
    return (await users.byId(user.id)) ?? user
  }

  /** A link without a mail: whoever asks for it delivers it. */
  async function generateLink(body: Body): Promise<unknown> {
    const type = body.type ?? ''
    if (!['recovery', 'magiclink', 'invite'].includes(type))
      throw invalid(`Unsupported link type "${type}"`)
    if (!body.email) throw invalid('An email address is required')
    const known = await users.byEmail(body.email)
    if (!known && type === 'recovery')
      throw new AuthRefusal(404, 'user_not_found', 'User with this email not found')
    const user = known ?? (await users.create({ email: body.email, user_metadata: body.data }))
    const { code, hash } = await users.issueCode(
      user,
      type === 'invite' ? 'confirmation' : 'recovery',
    )
    const redirectTo =
      body.redirect_to ?? body.options?.redirect_to ?? settings.product.APP_URL ?? ''
    const query = new URLSearchParams({ token: hash, type, redirect_to: redirectTo })
    return {
      ...user,
      action_link: `${settings.urls.api}/auth/v1/verify?${query}`,
      email_otp: code,
      hashed_token: hash,
      verification_type: type,
      redirect_to: redirectTo,
    }
  }

  function checkPassword(password: string | undefined): void {
    if (password === undefined) return
    if (password.length < config.minimumPasswordLength)
      throw new AuthRefusal(
        422,
        'weak_password',
        `Password should be at least ${config.minimumPasswordLength} characters.`,
      )
    // bcrypt reads 72 bytes and would ignore the rest in silence.
    if (Buffer.byteLength(password) > 72)
      throw invalid('Password cannot be longer than 72 characters')
  }
}

function checkEmail(email: string): void {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    throw invalid('Unable to validate email address: invalid format')
}

async function readJson(request: IncomingMessage): Promise<Body> {
  const text = (await readBody(request, largestBody)).toString()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text) as Body
  } catch {
    throw new AuthRefusal(400, 'bad_json', 'Could not parse request body as JSON')
  }
}
