import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { der } from './der.ts'

/** A key and a certificate, PEM. The certificate is its own authority: give it to clients as NODE_EXTRA_CA_CERTS. */
export interface SelfSigned {
  key: string
  certificate: string
}

const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'
const BASIC_CONSTRAINTS = '2.5.29.19'
const SUBJECT_ALT_NAME = '2.5.29.17'
const VALID_MS = 365 * 24 * 3600 * 1000

/** Makes a certificate for `localhost` and the loopback addresses, good for a year around now. RFC 5280. */
export function selfSigned(now: Date): SelfSigned {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const algorithm = der.sequence(der.id(ECDSA_SHA256))
  const name = der.sequence(der.set(der.sequence(der.id(COMMON_NAME), der.text('Local portal'))))
  const body = der.sequence(
    der.explicit(0, der.integer(Buffer.of(2))),
    der.integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    algorithm,
    name,
    der.sequence(der.time(new Date(now.getTime() - 86_400_000)), der.time(new Date(now.getTime() + VALID_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der.explicit(3, der.sequence(authority(), names())),
  )
  const certificate = der.sequence(body, algorithm, der.bits(sign('sha256', body, privateKey)))
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? []
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  }
}

function authority(): Buffer {
  return der.sequence(der.id(BASIC_CONSTRAINTS), der.truth(), der.octets(der.sequence(der.truth())))
}

/** DNS names have the tag 2, addresses 7. */
function names(): Buffer {
  const host = der.implicit(2, Buffer.from('localhost'))
  const four = der.implicit(7, Buffer.of(127, 0, 0, 1))
  const six = der.implicit(7, Buffer.concat([Buffer.alloc(15), Buffer.of(1)]))
  return der.sequence(der.id(SUBJECT_ALT_NAME), der.octets(der.sequence(host, four, six)))
}
