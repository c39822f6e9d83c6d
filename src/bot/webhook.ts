import { timingSafeEqual } from 'node:crypto'
import type { Update } from 'grammy/types'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import type { Intake } from './intake.ts'
import { toInboxUpdate } from './updates.ts'

type Options = Readonly<{ path: string; secret: string; intake: Intake }>

const largestUpdate = 1_048_576

/** The door only checks that it is an update; what is inside it is for the bot to understand. */
const updateSchema = z.looseObject({ update_id: z.number().int().nonnegative() })

const isSecret = (given: string | undefined, secret: string): boolean => {
  const expected = Buffer.from(secret)
  const actual = Buffer.from(given ?? '')
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

/** Takes what Telegram posts: the secret is checked, the update stored, and only then confirmed. */
export const createWebhook = ({ path, secret, intake }: Options): Hono =>
  new Hono().post(path, bodyLimit({ maxSize: largestUpdate }), async c => {
    if (!isSecret(c.req.header('X-Telegram-Bot-Api-Secret-Token'), secret)) return c.body(null, 401)
    const body: unknown = await c.req.json().catch(() => null)
    const update = updateSchema.safeParse(body)
    if (!update.success) return c.body(null, 400)
    await intake([toInboxUpdate(update.data as Update)])
    return c.body(null, 200)
  })
