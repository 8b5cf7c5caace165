import { createSecretKey } from 'node:crypto'
import { jwtVerify, SignJWT, type JWTPayload } from 'jose'
import { invalidToken } from './refusal.ts'

export type UploadPermit = { owner: string | null; upsert: boolean }

/** A signed upload may be used for two hours, as upstream. */
const uploadLifetime = 2 * 3600

/** Makes and reads the tokens of signed addresses: HS256, bound to one `bucket/path` and one use. */
export function createSigner(jwtSecret: string) {
  const secret = createSecretKey(Buffer.from(jwtSecret))

  function sign(claims: JWTPayload, seconds: number): Promise<string> {
    const expires = Math.floor(Date.now() / 1000) + seconds
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt()
      .setExpirationTime(expires)
      .sign(secret)
  }

  async function verify(token: string | null, url: string, use: string): Promise<JWTPayload> {
    const { payload } = await jwtVerify(token ?? '', secret, { algorithms: ['HS256'] })
    if (payload.url !== url || payload.use !== use)
      throw invalidToken('The token is for something else')
    return payload
  }

  return {
    download: (url: string, seconds: number) => sign({ url, use: 'download' }, seconds),
    upload: (url: string, { owner, upsert }: UploadPermit) =>
      sign({ url, use: 'upload', owner, upsert }, uploadLifetime),
    /** @throws InvalidJWT when forged, expired, or for another object */
    async checkDownload(token: string | null, url: string): Promise<void> {
      await verify(token, url, 'download')
    },
    /** @throws InvalidJWT when forged, expired, or for another object */
    async checkUpload(token: string | null, url: string): Promise<UploadPermit> {
      const { owner, upsert } = await verify(token, url, 'upload')
      return { owner: typeof owner === 'string' ? owner : null, upsert: upsert === true }
    },
  }
}

export type Signer = ReturnType<typeof createSigner>
