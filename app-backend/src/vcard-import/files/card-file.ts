/** A part of a letter, or of a container in it. */
export interface CardFile {
  name: string
  /** MIME type in lower case; '' when nobody names one. */
  type: string
  content: Uint8Array
}

/** A container gives up: what of it was read stays. */
export type ContainerFault = 'too-large' | 'encrypted' | 'unreadable'

export interface Opened {
  files: CardFile[]
  fault: ContainerFault | null
}

/** Bytes that all containers of one letter may unpack to. */
export const mostUnpackedBytes = 20 * 1024 ** 2
/** Files looked at in one container. */
export const mostFiles = 1_000
