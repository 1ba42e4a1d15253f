/** One message of the frame. `params` is the parsed JSON, or '' when the message carried none. */
export interface Command {
  name: string
  params: unknown
  callback: string
  sid: string
}

/**
 * Reads `command[:json]:callback:sid`. The JSON may hold colons, so the last two parts are cut off first and the
 * middle is joined again. A command with a colon in its own name comes as an object instead.
 * Returns null for anything else: a parent drops it without a word.
 */
export function parseCommand(data: unknown): Command | null {
  if (typeof data === 'string') return parseLine(data)
  if (typeof data !== 'object' || data === null) return null
  const { method, params, callback, appSid } = data as Record<string, unknown>
  if (typeof method !== 'string' || typeof appSid !== 'string') return null
  return { name: method, params: params ?? '', callback: typeof callback === 'string' ? callback : '', sid: appSid }
}

function parseLine(line: string): Command | null {
  const parts = line.split(':')
  if (parts.length < 3) return null
  const [name = '', ...rest] = parts
  const sid = rest.pop() ?? ''
  const callback = rest.pop() ?? ''
  const json = rest.join(':')
  if (json === '') return { name, params: '', callback, sid }
  try {
    return { name, params: JSON.parse(json), callback, sid }
  } catch {
    return null
  }
}

/** `callback:json`; an undefined value leaves the part after the colon empty. */
export function answerLine(callback: string, value: unknown): string {
  return `${callback}:${value === undefined ? '' : JSON.stringify(value)}`
}

/** Named value of a params object; undefined when the params are no object. */
export function param(params: unknown, name: string): unknown {
  return typeof params === 'object' && params !== null ? (params as Record<string, unknown>)[name] : undefined
}

/** Named text or number of a params object as text; `absent` when it is neither. */
export function textParam(params: unknown, name: string, absent = ''): string {
  const value = param(params, name)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : absent
}
