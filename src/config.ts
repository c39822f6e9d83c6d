import { resolve } from 'node:path'
import { z } from 'zod'
import { Secret } from './secret.ts'

/** Updates arrive by asking for them, or by being posted to us. */
export type Intake = Readonly<{ kind: 'poll' }> | Readonly<{ kind: 'webhook'; url: string; secret: Secret }>

export type Config = Readonly<{
  /** Null: no Telegram, the playground instead. */
  bot: Readonly<{ token: Secret; apiRoot: string; intake: Intake }> | null
  /** Null: the embedded database under `dataFolder`. */
  databaseUrl: Secret | null
  dataFolder: string
  port: number
  logLevel: string
  timeZone: string
  noticesPerSecond: number
}>

export type ConfigResult = Readonly<{ ok: true; config: Config }> | Readonly<{ ok: false; message: string }>

const filled = (value: string | undefined): string | undefined => (value?.trim() ? value : undefined)

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const webAddress = z.url({ protocol: /^https?$/, error: 'must be an http or https address' })

const schema = z.object({
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'must look like 123456789:AAE… as @BotFather gives it')
    .optional(),
  TELEGRAM_API_ROOT: webAddress.default('https://api.telegram.org'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }).optional(),
  DATA_DIR: z.string().default('./data'),
  PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65_535).default(8080),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'must be a web address' }).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 characters of A–Z, a–z, 0–9, _ and -')
    .optional(),
  TZ: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Asia/Ho_Chi_Minh')
    .default('Asia/Ho_Chi_Minh'),
  NOTICES_PER_SECOND: z.coerce.number({ error: 'must be a number' }).min(1).max(1_000).default(25),
})

type Env = z.infer<typeof schema>

/** Looked for in what was given, so that it is said beside every other fault. */
const missingBesideWebhook = (given: Readonly<Record<string, string | undefined>>): string[] =>
  given.WEBHOOK_URL
    ? ['BOT_TOKEN', 'WEBHOOK_SECRET']
        .filter(name => !given[name])
        .map(name => `${name} is needed together with WEBHOOK_URL`)
    : []

const intakeOf = ({ WEBHOOK_URL, WEBHOOK_SECRET }: Env): Intake =>
  WEBHOOK_URL && WEBHOOK_SECRET
    ? { kind: 'webhook', url: WEBHOOK_URL, secret: new Secret(WEBHOOK_SECRET) }
    : { kind: 'poll' }

const configOf = (env: Env): Config => ({
  bot: env.BOT_TOKEN
    ? {
        token: new Secret(env.BOT_TOKEN),
        apiRoot: env.TELEGRAM_API_ROOT.replace(/\/+$/, ''),
        intake: intakeOf(env),
      }
    : null,
  databaseUrl: env.DATABASE_URL ? new Secret(env.DATABASE_URL) : null,
  dataFolder: resolve(env.DATA_DIR),
  port: env.PORT,
  logLevel: env.LOG_LEVEL,
  timeZone: env.TZ,
  noticesPerSecond: env.NOTICES_PER_SECOND,
})

/**
 * Reads the environment. Everything wrong with it is said at once, each fault with its variable and without
 * its value, which may be a secret.
 */
export const parseConfig = (env: Readonly<Record<string, string | undefined>>): ConfigResult => {
  const given = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, filled(value)]))
  const missing = missingBesideWebhook(given)
  const parsed = schema.safeParse(given)
  if (parsed.success && missing.length === 0) return { ok: true, config: configOf(parsed.data) }
  const wrong = parsed.error?.issues.map(issue => `${issue.path.join('.')} ${issue.message}`) ?? []
  const faults = [...wrong, ...missing].map(fault => `  ${fault}`)
  return { ok: false, message: ['canbo cannot start, the configuration is not right:', ...faults].join('\n') }
}
