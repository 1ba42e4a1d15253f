/** A frame that some page shows now: who looks at which application, and where. */
export interface OpenedFrame {
  clientId: string
  userId: number
  placement: string
  /** Number of the placement's binding; 0 for the application's own page. */
  binding: number
}

const KEEP = 2_000

/** Frames by APP_SID. The oldest are forgotten: a page that lives that long is opened anew. */
export interface OpenedFrames {
  add(sid: string, frame: OpenedFrame): void
  find(sid: string): OpenedFrame | undefined
}

export function createOpenedFrames(): OpenedFrames {
  const frames = new Map<string, OpenedFrame>()
  return {
    add(sid, frame) {
      frames.set(sid, frame)
      if (frames.size > KEEP) frames.delete(frames.keys().next().value ?? '')
    },
    find: (sid) => frames.get(sid),
  }
}
