import type { Update, WebhookInfo } from 'grammy/types'
import type { Call } from '../call.ts'
import { violationRefusal } from '../refusal.ts'

export const getUpdates = (call: Call): Update[] | Promise<Update[]> => {
  const { delivery } = call.world
  delivery.refuseWhileWebhook()
  readAllowedKinds(call)
  const limit = call.parameters.integer('limit') ?? 100
  const request = {
    offset: call.parameters.integer('offset') ?? 0,
    limit: limit < 1 || limit > 100 ? 100 : limit,
    timeoutSeconds: call.parameters.integer('timeout') ?? 0,
  }
  const updates = delivery.poller.poll(request, call.onHangUp)
  call.world.changes.mark()
  return updates
}

export const setWebhook = (call: Call): true => {
  const { delivery } = call.world
  const url = call.parameters.string('url') ?? ''
  if (url === '') return deleteWebhook(call)
  if (!(/^https?:\/\//.test(url) && URL.canParse(url)))
    throw violationRefusal('bad webhook: invalid webhook URL specified', url)
  const secretToken = call.parameters.string('secret_token') || undefined
  if (secretToken !== undefined && !/^[\w-]{1,256}$/.test(secretToken))
    throw violationRefusal('secret token contains unallowed characters')
  const maxConnections = call.parameters.integer('max_connections') ?? 40
  if (maxConnections < 1 || maxConnections > 100)
    throw violationRefusal('max_connections must be between 1 and 100', String(maxConnections))
  readAllowedKinds(call)
  if (call.parameters.flag('drop_pending_updates')) delivery.queue.clear()
  delivery.startWebhook({ url, secretToken, maxConnections })
  return true
}

export const deleteWebhook = (call: Call): true => {
  call.world.delivery.stopWebhook()
  if (call.parameters.flag('drop_pending_updates')) call.world.delivery.queue.clear()
  call.world.changes.mark()
  return true
}

export const getWebhookInfo = (call: Call): WebhookInfo => {
  const { webhook, queue, allowedKinds, lastError } = call.world.delivery
  return {
    url: webhook?.settings.url ?? '',
    has_custom_certificate: false,
    pending_update_count: queue.all().length,
    ...(webhook && { max_connections: webhook.settings.maxConnections }),
    ...(webhook &&
      lastError && {
        last_error_date: Math.floor(lastError.at / 1000),
        last_error_message: lastError.message,
      }),
    ...(allowedKinds.length > 0 && { allowed_updates: allowedKinds.filter(isUpdateKind) }),
  }
}

const isUpdateKind = (kind: string): kind is Exclude<keyof Update, 'update_id'> => kind !== 'update_id'

// Left out, the list of before stays; empty, it is the default again.
const readAllowedKinds = (call: Call): void => {
  const kinds = call.parameters.list('allowed_updates')
  if (kinds) call.world.delivery.allowedKinds = kinds.map(String)
}
