import type { Context } from '../bot/context.ts'
import type { WordedRefusal } from '../bot/refusal.ts'
import type { Screen } from '../bot/screen.ts'
import type { Actor } from '../domain/person/person.ts'
import type { Deps } from '../domain/ports.ts'
import type { Result } from '../domain/result.ts'

/** What is asked, and all that is known of it so far; plain JSON, because it is stored. */
export type Question = Readonly<{ purpose: string; of: Readonly<Record<string, string>> }>

export type Asking = Readonly<{ ctx: Context; actor: Actor; deps: Deps; of: Question['of'] }>

/** What is to be seen next, and what is asked then; null when that was all. */
export type Next = Readonly<{ screen: Screen; next: Question | null }>

/** One question: how it is asked again, and what becomes of a message; of a press, where keys belong to it. */
export type Step = Readonly<{
  screen(asking: Asking): Promise<Screen>
  take(asking: Asking, text: string): Promise<Result<Next, WordedRefusal>>
  press?(asking: Asking, data: string): Promise<Result<Next, WordedRefusal> | undefined>
}>
