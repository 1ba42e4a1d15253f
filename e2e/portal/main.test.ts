import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const program = path.join(import.meta.dirname, 'main.ts')
const free = ['--port', '0', '--oauth-port', '0', '--tls-port', '0']

function run(...args: string[]): { child: ChildProcess; said(): string; until(text: string): Promise<string> } {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => (text += part.toString()))
  const until = async (wanted: string): Promise<string> => {
    while (!text.includes(wanted)) {
      if (child.exitCode !== null) throw new Error(text)
      await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit')])
    }
    return text
  }
  return { child, said: () => text, until }
}

test('the portal started alone prints a webhook that works, how to add an application, and stops', async () => {
  const { child, until } = run(...free, '--seed', 'empty', '--profile', 'enterprise', '--tls')
  const said = await until('Ctrl+C')
  const hook = /Вебхук +(\S+)/.exec(said)?.[1] ?? ''
  const answer = await fetch(`${hook}profile`)
  expect(await answer.json()).toMatchObject({ result: { ADMIN: true } })
  expect(said).toMatch(/Вебхук по https +https:\/\/localhost:\d+\/rest\/1\//)
  expect(said).toContain('NODE_EXTRA_CA_CERTS=')
  const url = /Портал +(\S+)\//.exec(said)?.[1] ?? ''
  expect(said).toContain(`curl -X POST ${url}/_portal/apps`)
  const app = { title: 'T', handlerUrl: 'http://127.0.0.1:1/', scopes: ['crm'] }
  const made = await fetch(`${url}/_portal/apps`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(app),
  })
  expect(await made.json()).toMatchObject({ clientId: expect.stringMatching(/^local\./), installed: true })
  child.kill('SIGTERM')
  const [code] = (await once(child, 'exit')) as [number]
  expect(code).toBe(0)
})

test('--help tells every flag, an unknown value is refused', async () => {
  const help = run('--help')
  await once(help.child, 'close')
  for (const flag of ['--profile', '--seed', '--port', '--oauth-port', '--tls', '--data', '--no-limits'])
    expect(help.said()).toContain(flag)
  const wrong = run('--profile', 'moon')
  const [code] = (await once(wrong.child, 'close')) as [number]
  expect([code, wrong.said()]).toEqual([2, expect.stringContaining('cloud, enterprise, box, box-old')])
})
