import type { Actor } from '../person/person.ts'
import type { Deps } from '../ports.ts'
import { done } from '../result.ts'
import { type Steered, steering } from './steered.ts'

/** What may be steered, before anything is typed. */
export const beginSteering = (deps: Deps, actor: Actor, id: string): Steered<never> =>
  steering(deps, actor, id, ['planned', 'opened'], async () => done(null))
