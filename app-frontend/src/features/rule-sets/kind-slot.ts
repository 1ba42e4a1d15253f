import type { MessageDescriptor } from '@lingui/core'
import type { BodyNoteView } from '@poryadok/app-backend/rule-sets/contract'
import type { ComponentType } from 'react'
import type { Tone } from '../../ui/tone.ts'

export interface EditorProps {
  /** The rules as they are edited; of the kind’s own shape. */
  body: unknown
  onChange: (body: unknown) => void
  /** Looked at, not edited: a version that works, or a person without the right. */
  readOnly: boolean
  /** Faults and remarks, by the path of their place. */
  notes: readonly BodyNoteView[]
}

export interface FactsFormProps {
  facts: unknown
  onChange: (facts: unknown) => void
}

/** Sentences for the codes of faults and remarks. */
export type NoteSentences = Readonly<Record<string, (params: Record<string, string | number>) => MessageDescriptor>>

/** What a kind of rules brings to the lab; everything else is the lab’s. Each part is a chunk of its own. */
export interface KindSlot {
  Editor: ComponentType<EditorProps>
  /** Facts written or pasted by hand, to try the rules on. */
  FactsForm: ComponentType<FactsFormProps>
  /** What the new version does to what is open already: shown before it is published. */
  BeforePublish?: ComponentType<{ body: unknown }>
  /** What the form begins with. */
  blankFacts: unknown
  /** Is there enough to try the rules on? */
  hasFacts(facts: unknown): boolean
  /** What the records of the past are called: «Из почты». */
  past: MessageDescriptor
  /** Colour of an outcome by its key. */
  tone(key: string): Tone
}
