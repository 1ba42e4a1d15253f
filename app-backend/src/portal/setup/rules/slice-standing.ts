/** What a portal offers, as it says itself. */
export interface Offer {
  scopes: readonly string[]
  /** Methods that were asked for and are there for us. */
  methods: readonly string[]
  /** Features that were asked for and that the tariff has. */
  features: readonly string[]
}

export interface Lack {
  kind: 'scope' | 'method' | 'feature'
  names: string[]
}

export interface Standing {
  /** Why the slice cannot work here; empty when it can. */
  missing: Lack[]
  /** Rights whose lack costs a part of it only. */
  partly: string[]
}

/** `user` and `user_basic` hold all that `user_brief` does. Bitrix24 docs: api-reference/user/user-scope */
const broader: Record<string, readonly string[]> = { user_brief: ['user', 'user_basic'], user_basic: ['user'] }

const granted = (scope: string, scopes: readonly string[]) =>
  scopes.includes(scope) || (broader[scope] ?? []).some((wide) => scopes.includes(wide))

interface Asked {
  scopes: readonly string[]
  optionalScopes: readonly string[]
  methods: readonly string[]
  features: readonly string[]
}

/** Can a slice work in this portal? A method behind a missing right is that right's lack, not a second one. */
export function sliceStanding(needs: Asked, offer: Offer): Standing {
  const scopes = needs.scopes.filter((scope) => !granted(scope, offer.scopes))
  const methods = scopes.length > 0 ? [] : needs.methods.filter((method) => !offer.methods.includes(method))
  const features = needs.features.filter((feature) => !offer.features.includes(feature))
  const lacks: Lack[] = [
    { kind: 'scope', names: scopes },
    { kind: 'method', names: methods },
    { kind: 'feature', names: features },
  ]
  return {
    missing: lacks.filter(({ names }) => names.length > 0),
    partly: needs.optionalScopes.filter((scope) => !granted(scope, offer.scopes)),
  }
}
