/** Calls a portal by an administrator's webhook. */
export type PortalClient = <Result>(method: string, params: Record<string, unknown>) => Promise<Result>

/** @param webhook `http://localhost:9100/rest/1/secret/` */
export function webhookClient(webhook: string): PortalClient {
  return async <Result>(method: string, params: Record<string, unknown>) => {
    const answer = await fetch(`${webhook}${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    })
    const body = (await answer.json()) as { result: Result; error?: string; error_description?: string }
    if (body.error !== undefined) throw new Error(`${method}: ${answer.status} ${body.error} ${body.error_description}`)
    return body.result
  }
}
