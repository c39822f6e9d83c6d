import type { Composer } from 'grammy'
import type { Actor } from '../domain/person/person.ts'
import type { ButtonKind } from './button.ts'
import type { Context, Viewer } from './context.ts'

/** A person whose account is linked; what he may do is asked again by every use-case. */
export type LinkedContext = Context & { viewer: Viewer & { readonly actor: Actor } }

export const isLinked = (ctx: Context): ctx is LinkedContext => ctx.viewer.actor !== null

type Fields<Kind> = Kind extends ButtonKind<infer F> ? F : never
type Values<Kind> = Kind extends { decode(data: string): infer V | undefined } ? NonNullable<V> : never

/** Handles the presses of one kind of button; every other update goes on. */
export const onPress = <C extends Context, Kind extends ButtonKind<Fields<Kind>>>(
  composer: Composer<C>,
  kind: Kind,
  handle: (ctx: C, values: Values<Kind>) => Promise<void>,
): void => {
  composer.use((ctx, next) => {
    const data = ctx.callbackQuery?.data
    const values = data === undefined ? undefined : kind.decode(data)
    return values === undefined ? next() : handle(ctx, values as Values<Kind>)
  })
}

/** Parts with whatever dialogue is open; what it saved stays saved. */
export const leaveDialogue = (ctx: Context): Promise<void> => ctx.conversation.exitAll()
