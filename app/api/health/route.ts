import { platformHealth } from '#lib/health/platform.ts'

/** For supervisors and load balancers: 200 only when every service is well, else 503; the same JSON either way. */
export async function GET(): Promise<Response> {
  const health = await platformHealth()
  return Response.json(health, {
    status: health.status === 'ok' ? 200 : 503,
    headers: { 'cache-control': 'no-store' },
  })
}
