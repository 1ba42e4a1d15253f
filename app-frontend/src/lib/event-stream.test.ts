import { afterEach, expect, test, vi } from 'vitest'
import { cutMessages, listen, pauseBefore } from './event-stream.ts'

afterEach(() => vi.useRealTimers())

/** A connection whose bytes the test writes; ends when the listener leaves. */
function line() {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const body = new ReadableStream<Uint8Array>({
    start(opened) {
      controller = opened
    },
  })
  const bytes = new TextEncoder()
  return {
    response: new Response(body),
    send: (text: string) => controller?.enqueue(bytes.encode(text)),
    end: () => controller?.close(),
  }
}

test('a message is whole only with its empty line', () => {
  expect(cutMessages('data: 1\n\ndata: 2\n')).toEqual({ messages: ['1'], rest: 'data: 2\n' })
})

test('comments are no messages', () => {
  expect(cutMessages(': beat\n\n')).toEqual({ messages: [], rest: '' })
})

test('several data lines are one message', () => {
  expect(cutMessages('event: x\r\ndata: a\r\ndata: b\r\n\r\n')).toEqual({ messages: ['a\nb'], rest: '' })
})

test.each([
  [0, 0, 500],
  [0, 1, 1000],
  [3, 1, 8000],
  [5, 1, 30_000],
  [50, 1, 30_000],
])('the pause before try %i with the random share %f is %i ms', (attempt, random, pause) => {
  expect(pauseBefore(attempt, random)).toBe(pause)
})

test('a message that comes in two pieces is handed over once', async () => {
  const connection = line()
  const heard: string[] = []
  const got = new Promise<void>((resolve) => {
    const end = listen({ open: async () => connection.response }, '/stream', {
      onMessage: (data) => {
        heard.push(data)
        end()
        resolve()
      },
      onState: () => {},
    })
  })
  connection.send(': open\n\ndata: {"id"')
  connection.send(':1}\n\n')
  await got
  expect(heard).toEqual(['{"id":1}'])
})

test('a broken line is said and taken up again', async () => {
  vi.useFakeTimers()
  const first = line()
  const second = line()
  const open = vi.fn().mockResolvedValueOnce(first.response).mockResolvedValueOnce(second.response)
  const states: boolean[] = []
  const end = listen({ open }, '/stream', { onMessage: () => {}, onState: (connected) => states.push(connected) })
  await vi.waitFor(() => expect(states).toEqual([true]))
  first.end()
  await vi.waitFor(() => expect(states).toEqual([true, false]))
  await vi.advanceTimersByTimeAsync(1000)
  await vi.waitFor(() => expect(states).toEqual([true, false, true]))
  end()
  expect(open).toHaveBeenCalledTimes(2)
})

test('an ended listener opens nothing more', async () => {
  vi.useFakeTimers()
  const open = vi.fn().mockRejectedValue(new Error('refused'))
  const states: boolean[] = []
  const end = listen({ open }, '/stream', { onMessage: () => {}, onState: (connected) => states.push(connected) })
  await vi.waitFor(() => expect(states).toEqual([false]))
  end()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(open).toHaveBeenCalledTimes(1)
})
