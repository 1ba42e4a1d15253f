import { createVerify, generateKeyPairSync, randomBytes } from 'node:crypto'
import { GoogleError } from './spreadsheet-state.ts'

/** A service account with its key, as Google's console gives it, and the access that it is granted. */
export function aServiceAccount(tokenUrl: () => string) {
  const email = 'poryadok@shchit-export.iam.gserviceaccount.com'
  /** Made when somebody asks for it: it takes a moment. */
  let made: ReturnType<typeof generateKeyPairSync> | null = null
  const pair = () => (made ??= generateKeyPairSync('rsa', { modulusLength: 2_048 }))
  const tokens = new Set<string>()
  let revoked = false
  return {
    email,
    key: () =>
      JSON.stringify({
        type: 'service_account',
        project_id: 'shchit-export',
        private_key_id: randomBytes(20).toString('hex'),
        private_key: pair().privateKey.export({ type: 'pkcs8', format: 'pem' }),
        client_email: email,
        token_uri: tokenUrl(),
      }),
    /** Google: "Using OAuth 2.0 for Server to Server Applications", the token request. */
    grant(form: URLSearchParams, now: Date): object {
      const [header = '', payload = '', signature = ''] = (form.get('assertion') ?? '').split('.')
      const verified = createVerify('RSA-SHA256')
        .update(`${header}.${payload}`)
        .verify(pair().publicKey, Buffer.from(signature, 'base64url'))
      const claims = (verified ? JSON.parse(Buffer.from(payload, 'base64url').toString()) : {}) as Record<
        string,
        unknown
      >
      const seconds = now.getTime() / 1_000
      const fits =
        !revoked &&
        form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:jwt-bearer' &&
        claims['iss'] === email &&
        claims['aud'] === tokenUrl() &&
        claims['scope'] === 'https://www.googleapis.com/auth/spreadsheets' &&
        Number(claims['exp']) - Number(claims['iat']) <= 3_600 &&
        Math.abs(Number(claims['iat']) - seconds) < 600
      if (!fits) throw new GoogleError(400, 'invalid_grant', 'Invalid JWT Signature.')
      const token = `ya29.${randomBytes(24).toString('base64url')}`
      tokens.add(token)
      return { access_token: token, expires_in: 3_599, token_type: 'Bearer' }
    },
    holds: (token: string) => tokens.has(token),
    /** Its key is deleted in the console. */
    revoke() {
      revoked = true
      tokens.clear()
    },
  }
}
export type ServiceAccount = ReturnType<typeof aServiceAccount>
