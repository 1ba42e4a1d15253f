import { callApi } from '../install-app.ts'
import { until } from '../letter-outcomes.ts'
import { signIn } from '../sign-in.ts'
import type { Network } from '../start-network.ts'

const partBytes = 8 * 1024 * 1024

export interface RunSeen {
  id: string
  state: string
  counts: Record<'total' | 'new' | 'inFlight' | 'success' | 'failed' | 'skipped' | 'undone', number>
  task: { id: string; state: string; done: number; fault: { message: string } | null } | null
}

/** What an administrator does in the screens of imports. */
export class ImportClient {
  readonly network: Network
  private session = { token: '', until: 0 }
  constructor(network: Network) {
    this.network = network
  }

  /** One session for a few minutes: a new one asks the portal who signs in. */
  private async token(): Promise<string> {
    const now = this.network.portal.state.clock.now()
    if (this.session.until <= now) this.session = { token: await signIn(this.network), until: now + 5 * 60_000 }
    return this.session.token
  }

  async call<Answer>(method: string, path: string, body?: object): Promise<Answer> {
    const { appUrl } = this.network
    return (await callApi(appUrl, await this.token(), method, path, body)) as Answer
  }

  /** Sends a file part by part. */
  async upload(name: string, file: Buffer): Promise<string> {
    const { id } = await this.call<{ id: string }>('POST', '/api/imports/uploads', { name, sizeBytes: file.length })
    for (let at = 0; at < file.length; at += partBytes) await this.part(id, at, file.subarray(at, at + partBytes))
    return id
  }

  async part(id: string, at: number, bytes: Buffer): Promise<void> {
    const answer = await fetch(`${this.network.appUrl}/api/imports/uploads/${id}/parts?at=${at}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
    if (!answer.ok) throw new Error(`part at ${at}: ${answer.status} ${await answer.text()}`)
  }

  begin(uploadId: string, entityTypeId = 1, attached?: { importId: string; content: string }): Promise<RunSeen> {
    return this.call('POST', '/api/imports', { uploadId, entityTypeId, ...(attached && { attached }) })
  }

  /** Column -> field by the names of both. */
  map(id: string, columns: { column: number; field: string; transform?: object }[]): Promise<RunSeen> {
    return this.call('PUT', `/api/imports/${id}`, { mapping: { columns } })
  }

  stage(id: string, stage: string): Promise<RunSeen> {
    return this.call('POST', `/api/imports/${id}/stages/${stage}`)
  }

  /** The file of failed rows, as it is downloaded. */
  async failures(id: string): Promise<string> {
    const answer = await fetch(`${this.network.appUrl}/api/imports/${id}/failures/file`, {
      headers: { authorization: `Bearer ${await this.token()}` },
    })
    return answer.text()
  }

  run(id: string): Promise<RunSeen> {
    return this.call('GET', `/api/imports/${id}`)
  }

  /** Waits until the long work of the run has ended. */
  ended(id: string, limitMs = 60_000): Promise<RunSeen> {
    const over = ({ task }: RunSeen) => task !== null && task.state !== 'running' && task.state !== 'paused'
    return until(() => this.run(id), over, limitMs)
  }
}
