/** Names one state of the draft: another save, or another draft after a publication, has another token. */
export const draftToken = ({ id, revision }: { id: number; revision: number }): string => `${id}.${revision}`

/** Who reads along in the shadow. */
export const draftReader = (draft: { id: number; revision: number }): string => `draft:${draftToken(draft)}`
export const versionReader = (version: number): string => `version:${version}`
