import { Api } from 'grammy'
import { createTelegramFetch } from './telegram-client.ts'

/** Seconds a call may take: nobody waits for what is dispatched, but a lane is held meanwhile. */
const timeoutSeconds = 45

/** For what nobody asked for: nothing is tried again behind its back, and every refusal comes through. */
export const createDispatchApi = ({ token, apiRoot }: Readonly<{ token: string; apiRoot: string }>): Api =>
  new Api(token, { apiRoot, timeoutSeconds, fetch: createTelegramFetch({ isAwaited: false }) })
