import type { APIRequestContext } from '@playwright/test'
import { expect, test } from './people/test.ts'

type Health = { status: string; services: Record<string, { ok: boolean; detail?: string }> }

async function health(request: APIRequestContext) {
  const response = await request.get('/api/health')
  const { status, services } = (await response.json()) as Health
  const down = Object.keys(services).filter((name) => !services[name]?.ok)
  return { code: response.status(), status, all: Object.keys(services), down }
}

test('health names every service and answers 200 when all are well', async ({
  request,
  platform,
}) => {
  await platform.untilHealthy()
  await expect
    .poll(() => health(request))
    .toEqual({
      code: 200,
      status: 'ok',
      all: ['database', 'api', 'realtime', 'functions', 'worker', 'web'],
      down: [],
    })
})

for (const [service, down] of [
  ['realtime', ['realtime']],
  ['functions', ['functions']],
  ['gateway', ['database', 'api', 'realtime', 'functions', 'worker']],
  ['postgres', ['database', 'worker']],
] as const)
  test(`health answers 503 and names what is down without ${service}, and 200 again with it`, async ({
    request,
    platform,
  }) => {
    await platform.down(service)
    const ill = await health(request)
    await platform.up(service)
    await platform.untilHealthy()
    expect(ill.code).toBe(503)
    expect(ill.down).toEqual([...down])
    await expect.poll(async () => (await health(request)).code, { timeout: 40_000 }).toBe(200)
  })
