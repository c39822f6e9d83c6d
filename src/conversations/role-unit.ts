import type { Context } from '../bot/context.ts'
import { showScreen } from '../bot/messenger.ts'
import { roleUnitsScreen } from '../bot/screens/roles.ts'
import type { Deps } from '../domain/ports.ts'
import { readUnits } from '../domain/role/read.ts'
import type { RoleName } from '../domain/role/role.ts'
import { again, ask, type Dialogue, foreign, saidBy, type Taken } from './ask.ts'
import { askAgain, endWith } from './refuse.ts'

export const roleUnitName = 'roleUnit'

/** Looks for the unit a role is to be given for, by part of its name, again and again until one is chosen. */
export const createRoleUnit =
  (deps: Deps) => async (conversation: Dialogue, _: unknown, person: string, role: RoleName) => {
    await ask(conversation, ctx => takeName(ctx, person, role, deps))
  }

const takeName = async (ctx: Context, person: string, role: RoleName, deps: Deps): Promise<Taken<null>> => {
  const { speech } = ctx
  const said = saidBy(ctx)
  if (!said) return foreign
  const found = await readUnits(deps, said.actor, person, said.text)
  if (found.ok) {
    await showScreen(ctx, roleUnitsScreen(found.value, role, speech))
    return again
  }
  const around = await readUnits(deps, said.actor, person, null)
  return around.ok
    ? askAgain(ctx, roleUnitsScreen(around.value, role, speech), found.refusal)
    : endWith(ctx, around.refusal)
}
